import { useEffect, useRef, useState } from 'preact/hooks';
import type { AdminApi } from '../api/admin-api.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { startPolling } from '../poll.ts';
import { stateOf } from './state.ts';

/** Ms between two looks while something is going out, and while nothing is. */
const BUSY_MS = 1_000;
const IDLE_MS = 5_000;

/** What was sent and is scheduled, kept up to date while `session` is one; `null`: nobody is signed in. */
export function useHistory(api: AdminApi, session: number | null) {
  const [reports, setReports] = useState<readonly ShownReport[]>([]);
  const look = useRef(() => Promise.resolve());

  useEffect(() => {
    if (session === null) return;
    const polling = new AbortController();
    look.current = startPolling({
      look: api.history,
      show(found) {
        setReports(found);
        return found.some((report) => stateOf(report).isBusy) ? BUSY_MS : IDLE_MS;
      },
      retryMs: IDLE_MS,
      signal: polling.signal,
    });
    return () => {
      polling.abort();
      setReports([]);
    };
  }, [api, session]);

  return { reports, look: () => look.current() };
}
