import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownReport } from '../../../contract/moderation.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { startPolling } from '../poll.ts';

/** Ms between two looks. */
const PERIOD_MS = 30_000;

/** What was reported, kept up to date while `session` is one; `null`: nobody is signed in. */
export function useReports(api: AdminApi, session: number | null) {
  const [reports, setReports] = useState<readonly ShownReport[]>([]);
  const look = useRef(() => Promise.resolve());

  useEffect(() => {
    if (session === null) return;
    const polling = new AbortController();
    look.current = startPolling({
      look: api.reports,
      show(found) {
        setReports(found);
        return PERIOD_MS;
      },
      retryMs: PERIOD_MS,
      signal: polling.signal,
    });
    return () => {
      polling.abort();
      setReports([]);
    };
  }, [api, session]);

  return { reports, look: () => look.current() };
}
