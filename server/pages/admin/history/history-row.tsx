import './figures.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { audienceWords } from './audience-words.ts';
import { FigureBar } from './figure-bar.tsx';
import { FigureList } from './figure-list.tsx';
import { stateOf } from './state.ts';

interface HistoryRowProps {
  report: ShownReport;
  /** Whether there are several course sites. */
  tellsSites: boolean;
  cancel(): Promise<void>;
}

/** One notification of the history. What it has no use for is hidden and stays: it may have the focus. */
export function HistoryRow({ report, tellsSites, cancel }: HistoryRowProps) {
  const { id, title, body, audience, author, startsAt, status, reason, expanded, figures } = report;
  const { targeted, pending } = figures;
  const { state, words, isOpen } = stateOf(report);
  const isGoing = status === 'sending';
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isBusy, setBusy] = useState(false);

  // Looked at before the button is hidden, as that takes the focus from it.
  const hasFocus = document.activeElement === button.current;
  useLayoutEffect(() => {
    if (!isOpen && hasFocus) heading.current?.focus();
  }, [isOpen]);

  async function onCancel(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    try {
      await cancel();
    } finally {
      setBusy(false);
    }
  }

  return (
    <li data-part="notification" data-id={id} data-status={status} data-state={state}>
      <div class="head">
        <h3 ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <span class={`status ${state}`}>{words}</span>
      </div>
      {body && <p class="text">{body}</p>}
      <p class="hint">
        {historyWords.about(
          audienceWords(audience, tellsSites, report.audienceTitles),
          author,
          startsAt,
        )}
      </p>
      <p class="hint" hidden={reason === null}>
        {reason !== null && historyWords.notSent(reason)}
      </p>
      {/* Of an audience that still grows nobody knows how much is done: the bar goes without a value. */}
      <progress
        aria-label={historyWords.sending(title)}
        hidden={!isGoing}
        max={Math.max(1, targeted)}
        value={expanded ? targeted - pending : undefined}
      />
      <FigureBar figures={figures} hidden={isGoing || targeted === 0} />
      <p hidden={status !== 'done' || targeted > 0}>{historyWords.reachedNobody}</p>
      <FigureList report={report} hidden={status === 'scheduled' || (!isOpen && targeted === 0)} />
      {/* Not `disabled` while busy: that would drop the focus. */}
      <button
        ref={button}
        type="button"
        aria-label={historyWords.cancelIt(title)}
        aria-disabled={isBusy}
        hidden={!isOpen}
        onClick={onCancel}
      >
        {historyWords.cancel}
      </button>
    </li>
  );
}
