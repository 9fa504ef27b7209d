import './reports.css';
import { useState } from 'preact/hooks';
import type { ModerationPatch, ShownReport } from '../../../contract/moderation.ts';
import { moderationWords } from '../../../words/moderation.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { ApiError } from '../api/api-error.ts';
import { ReportRow } from './report-row.tsx';

interface ReportListProps {
  api: AdminApi;
  reports: readonly ShownReport[];
  /** Looks again, after something was done. */
  look(): Promise<void>;
  /** Whether there are several course sites. */
  tellsSites: boolean;
}

/** Whom learners have reported; to admins also what they can do about it. */
export function ReportList({ api, reports, look, tellsSites }: ReportListProps) {
  const [problem, setProblem] = useState('');

  async function act(personId: string, patch: ModerationPatch): Promise<void> {
    setProblem('');
    try {
      await api.moderate(personId, patch);
      await look();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    }
  }

  return (
    <section aria-labelledby="reports-heading" data-part="reports">
      <h2 id="reports-heading">{moderationWords.heading}</h2>
      <p class="problem" role="alert">
        {problem}
      </p>
      {reports.length === 0 && <p>{moderationWords.none}</p>}
      <ul>
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} tellsSites={tellsSites} act={act} />
        ))}
      </ul>
    </section>
  );
}
