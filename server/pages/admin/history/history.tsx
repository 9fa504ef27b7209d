import './history.css';
import { useState } from 'preact/hooks';
import { adminWords } from '../../../words/admin.ts';
import { historyWords } from '../../../words/history.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { sentenceOf } from '../api/api-error.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { HistoryRow } from './history-row.tsx';

interface HistoryProps {
  api: AdminApi;
  reports: readonly ShownReport[];
  /** Looks for what has become of them. */
  look(): Promise<void>;
  /** Brings those before them; `null`: there are none. */
  showEarlier: (() => Promise<void>) | null;
  /** Whether there are several course sites. */
  tellsSites: boolean;
}

/** What was sent and is scheduled. */
export function History({ api, reports, look, showEarlier, tellsSites }: HistoryProps) {
  const [outcome, setOutcome] = useState({ words: '', isProblem: false });

  /** Says what came of something. */
  async function sayOutcome(act: () => Promise<void>, done: string): Promise<void> {
    setOutcome({ words: adminWords.oneMoment, isProblem: false });
    try {
      await act();
      setOutcome({ words: done, isProblem: false });
    } catch (error) {
      setOutcome({ words: sentenceOf(error), isProblem: true });
    }
  }

  async function cancel({ id, title }: ShownReport): Promise<void> {
    await sayOutcome(() => api.cancel(id), historyWords.wasCancelled(title));
    await look();
  }

  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">{historyWords.history}</h2>
      <p
        id="history-outcome"
        data-part="history-outcome"
        role="status"
        class={outcome.isProblem ? 'problem' : undefined}
      >
        {outcome.words}
      </p>
      <p id="history-empty" class="hint" hidden={reports.length > 0}>
        {historyWords.none}
      </p>
      <ol id="history" data-part="history">
        {reports.map((report) => (
          <HistoryRow
            key={report.id}
            report={report}
            tellsSites={tellsSites}
            cancel={() => cancel(report)}
          />
        ))}
      </ol>
      {showEarlier && (
        <button type="button" data-part="earlier" onClick={() => sayOutcome(showEarlier, '')}>
          {historyWords.showEarlier}
        </button>
      )}
    </section>
  );
}
