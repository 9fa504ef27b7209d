import { useState } from 'preact/hooks';
import { optionsWords } from '../words/options.ts';
import type { MyData } from './my-data.ts';

/**
 * What is kept of the learner, as a file, and its erasure, which takes a second press.
 *
 * @param props.save keeps a file
 * @param props.onErased called with what the server says of it
 */
export function DataSection(props: {
  serverUrl: string;
  myData: MyData;
  save: (file: Blob) => void;
  onErased: (sentence: string) => void;
}) {
  const { serverUrl, myData, save, onErased } = props;
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);

  /** Not `disabled` while busy: that would drop the focus. */
  async function run(work: () => Promise<string | null>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setProblem('');
    setStatus(optionsWords.downloading);
    setProblem((await work().finally(() => setBusy(false))) ?? '');
  }

  async function download(): Promise<string | null> {
    const outcome = await myData.fetchAll();
    setStatus('problem' in outcome ? '' : optionsWords.downloaded);
    if ('problem' in outcome) return outcome.problem;
    save(outcome.result);
    return null;
  }

  async function erase(): Promise<string | null> {
    const outcome = await myData.erase();
    setStatus('');
    if ('problem' in outcome) return outcome.problem;
    onErased(outcome.result);
    return null;
  }

  return (
    <section aria-label={optionsWords.privacy} data-part="my-data">
      <h2>{optionsWords.privacy}</h2>
      <p>
        <a href={`${serverUrl}/privacy`}>{optionsWords.privacyNotice}</a>
      </p>
      <p>
        <button
          type="button"
          name="download"
          aria-disabled={isBusy}
          onClick={() => void run(download)}
        >
          {optionsWords.download}
        </button>
      </p>
      {isAsked ? (
        <div class="trouble" role="alertdialog" aria-label={optionsWords.eraseMe}>
          <p>{optionsWords.eraseWhat}</p>
          <button
            type="button"
            name="erase-for-good"
            class="strong"
            aria-disabled={isBusy}
            onClick={() => void run(erase)}
          >
            {optionsWords.eraseForGood}
          </button>
          <button
            type="button"
            name="keep"
            ref={(button) => button?.focus()}
            onClick={() => setAsked(false)}
          >
            {optionsWords.keep}
          </button>
        </div>
      ) : (
        <p>
          <button type="button" name="erase" onClick={() => setAsked(true)}>
            {optionsWords.eraseMe}
          </button>
        </p>
      )}
      <p role="status">{status}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}
