import type { Reports } from '../../../contract/moderation.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { usePolled } from '../use-polled.ts';

/** Ms between two looks. */
const PERIOD_MS = 30_000;
const waitMs = () => PERIOD_MS;
const NONE: Reports['reports'] = [];

/** What was reported, kept up to date while `session` is one; `null`: nobody is signed in. */
export function useReports(api: AdminApi, session: number | null) {
  const { found, look } = usePolled(session, { find: api.reports, waitMs, none: NONE });
  return { reports: found, look };
}
