import { useState } from 'preact/hooks';
import { pageCheckWords } from '../words/page-check.ts';

/** Copies what is known of the page, and says so. */
export function CopyReport(props: { report: string; copy: (text: string) => Promise<void> }) {
  const { report, copy } = props;
  const [outcome, setOutcome] = useState('');
  const press = () => {
    // What is said again is read out again only where it was gone in between.
    setOutcome('');
    copy(report).then(
      () => setOutcome(pageCheckWords.copied),
      () => setOutcome(pageCheckWords.notCopied),
    );
  };
  return (
    <div class="copy-report">
      <button type="button" name="copy" aria-describedby="what-is-copied" onClick={press}>
        {pageCheckWords.copy}
      </button>
      <p class="quiet" id="what-is-copied">
        {pageCheckWords.whatIsCopied}
      </p>
      <p role="status">{outcome}</p>
    </div>
  );
}
