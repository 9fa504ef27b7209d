import type { Named, PageCheck } from '../messages/page-check.ts';
import { pageCheckWords } from '../words/page-check.ts';

/** What the page is, or why it is no chapter. */
export function PageAnswer({ answer }: { answer: PageCheck }) {
  if (answer.state === 'out-of-reach') return <p>{pageCheckWords.outOfReach}</p>;
  if (answer.state === 'no-chapter') {
    return (
      <p>
        {pageCheckWords.noChapter[answer.why]}
        {answer.platform && ` ${pageCheckWords.looksLike(answer.platform)}`}
      </p>
    );
  }
  return (
    <>
      <p>{pageCheckWords.isChapter}</p>
      <dl>
        <Fact name={pageCheckWords.site} value={{ id: answer.site, title: null }} />
        <Fact name={pageCheckWords.course} value={answer.course} />
        <Fact name={pageCheckWords.chapter} value={answer.chapter} />
      </dl>
    </>
  );
}

function Fact({ name, value: { id, title } }: { name: string; value: Named }) {
  return (
    <>
      <dt class="quiet">{name}</dt>
      <dd>
        {title && <bdi>{title}</bdi>}
        <bdi class={title ? 'quiet' : undefined}>{id}</bdi>
      </dd>
    </>
  );
}
