import { useState } from 'preact/hooks';
import { reportWords } from '../words/report.ts';

/**
 * Asks whether somebody is to be reported, and says who will see what.
 *
 * @param props.name what the person is called
 * @param props.send reports them; gives why that did not work, or `null`
 */
export function Report(props: {
  name: string;
  send: () => Promise<string | null>;
  close: () => void;
}) {
  const { name, send, close } = props;
  const [problem, setProblem] = useState<string | null>('');
  const [isBusy, setBusy] = useState(false);
  const isSent = problem === null;

  async function report(): Promise<void> {
    if (isBusy || isSent) return;
    setBusy(true);
    setProblem(await send().finally(() => setBusy(false)));
  }

  return (
    <main>
      <h1>{reportWords.question(name)}</h1>
      <p>{reportWords.what}</p>
      <p class="links">
        {/* Not `disabled` while busy: that would drop the focus. */}
        <button
          type="button"
          name="report"
          class="strong"
          aria-disabled={isBusy || isSent}
          onClick={() => void report()}
        >
          {reportWords.send}
        </button>
        <button type="button" name="cancel" onClick={close}>
          {isSent ? reportWords.close : reportWords.cancel}
        </button>
      </p>
      <p role="status">{isSent ? reportWords.sent : ''}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </main>
  );
}
