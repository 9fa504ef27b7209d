import { useEffect, useState } from 'preact/hooks';
import type { BusyChapters } from '../../../contract/admin.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { startPolling } from '../poll.ts';

/** Ms between two looks. */
const PERIOD_MS = 5_000;

/**
 * Where people are now, kept up to date while `session` is one; `null` until it is known.
 *
 * @param session `null`: nobody is signed in
 */
export function useChapters(
  api: AdminApi,
  session: number | null,
): BusyChapters['chapters'] | null {
  const [chapters, setChapters] = useState<BusyChapters['chapters'] | null>(null);

  useEffect(() => {
    if (session === null) return;
    const polling = new AbortController();
    startPolling({
      look: api.chapters,
      show(found) {
        setChapters(found);
        return PERIOD_MS;
      },
      retryMs: PERIOD_MS,
      signal: polling.signal,
    });
    return () => polling.abort();
  }, [api, session]);

  return chapters;
}
