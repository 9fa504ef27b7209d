import type { AdminApi } from '../api/admin-api.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { usePolled } from '../use-polled.ts';
import { stateOf } from './state.ts';

/** Ms between two looks while something is going out, and while nothing is. */
const BUSY_MS = 1_000;
const IDLE_MS = 5_000;

/** What was sent and is scheduled, kept up to date while `session` is one; `null`: nobody is signed in. */
export function useHistory(api: AdminApi, session: number | null) {
  const { found, look } = usePolled(session, { find: api.history, waitMs });
  return { reports: found, look };
}

function waitMs(found: readonly ShownReport[]): number {
  return found.some((report) => stateOf(report).isBusy) ? BUSY_MS : IDLE_MS;
}
