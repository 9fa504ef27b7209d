import { useRef, useState } from 'preact/hooks';
import type { PageCheck } from '../messages/page-check.ts';
import { pageCheckWords } from '../words/page-check.ts';
import { CopyReport } from './copy-report.tsx';
import { PageAnswer } from './page-answer.tsx';

/** What is done about the page in the tab under the popup. */
export interface PageActions {
  check: () => Promise<PageCheck>;
  /** Puts text into the clipboard. */
  copy: (text: string) => Promise<void>;
}

/** "Is this page a chapter?", folded away: it is looked at each time that this is opened. */
export function PageQuestion({ check, copy }: PageActions) {
  const [answer, setAnswer] = useState<PageCheck | null>(null);
  const looks = useRef(0);

  const look = async () => {
    looks.current += 1;
    const own = looks.current;
    setAnswer(null);
    const found = await check();
    if (own === looks.current) setAnswer(found);
  };

  return (
    <section>
      <details
        data-part="page-question"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) void look();
        }}
      >
        <summary>{pageCheckWords.question}</summary>
        <div role="status" data-state={answer?.state ?? 'looking'}>
          {answer ? <PageAnswer answer={answer} /> : <p class="quiet">{pageCheckWords.looking}</p>}
        </div>
        {answer && 'report' in answer && <CopyReport report={answer.report} copy={copy} />}
      </details>
    </section>
  );
}
