import { useEffect, useRef, useState } from 'preact/hooks';
import { startPolling } from './poll.ts';

/**
 * A list that is kept up to date while `session` is one; empty, and not asked for, while nobody is signed in.
 * What is given stays the same function from one call to the next, or each call begins anew.
 *
 * @param options.find asks for it
 * @param options.waitMs ms until the next look, by what was found
 * @returns the list, and a way to look at once
 */
export function usePolled<Item>(
  session: number | null,
  options: { find: () => Promise<readonly Item[]>; waitMs: (found: readonly Item[]) => number },
) {
  const { find, waitMs } = options;
  const [found, setFound] = useState<readonly Item[]>([]);
  const look = useRef(() => Promise.resolve());

  useEffect(() => {
    if (session === null) return;
    const polling = new AbortController();
    look.current = startPolling({
      look: find,
      show(items) {
        setFound(items);
        return waitMs(items);
      },
      retryMs: waitMs([]),
      signal: polling.signal,
    });
    return () => {
      polling.abort();
      setFound([]);
    };
  }, [find, waitMs, session]);

  return { found, look: () => look.current() };
}
