import { useState } from 'preact/hooks';
import type { AdminApi } from '../api/admin-api.ts';
import type { ShownHistory } from '../api/shown-report.ts';
import { usePolled } from '../use-polled.ts';
import { mergeReports } from './merge-reports.ts';
import { stateOf } from './state.ts';

/** Ms between two looks while something is going out, and while nothing is. */
const BUSY_MS = 1_000;
const IDLE_MS = 5_000;

const NONE: ShownHistory = { notifications: [], next: null };

/**
 * What was sent and is scheduled, kept up to date while `session` is one; `null`: nobody is signed in. What was
 * sent earlier comes when it is asked for, and stays as it was.
 */
export function useHistory(api: AdminApi, session: number | null) {
  const { found, look } = usePolled(session, { find: api.latest, waitMs, none: NONE });
  const [kept, setKept] = useState<ShownHistory & { session: number | null }>({
    ...NONE,
    session: null,
  });
  // Nothing of one session is shown in another.
  const earlier = session !== null && kept.session === session ? kept : null;
  const next = earlier ? earlier.next : found.next;
  const reports = mergeReports(earlier?.notifications ?? [], found.notifications);

  async function showEarlier(before: string): Promise<void> {
    const page = await api.sentBefore(before);
    setKept({ session, ...page, notifications: mergeReports(page.notifications, reports) });
  }

  return { reports, look, showEarlier: next === null ? null : () => showEarlier(next) };
}

function waitMs({ notifications }: ShownHistory): number {
  return notifications.some((report) => stateOf(report).isBusy) ? BUSY_MS : IDLE_MS;
}
