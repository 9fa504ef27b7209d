import { useEffect, useRef, useState } from 'preact/hooks';
import { startPolling } from './poll.ts';

/**
 * What is kept up to date while `session` is one; `none`, and not asked for, while nobody is signed in.
 * What is given stays the same from one call to the next, or each call begins anew.
 *
 * @param options.find asks for it
 * @param options.waitMs ms until the next look, by what was found
 * @returns what was found, and a way to look at once
 */
export function usePolled<Seen>(
  session: number | null,
  options: { find: () => Promise<Seen>; waitMs: (found: Seen) => number; none: Seen },
) {
  const { find, waitMs, none } = options;
  const [found, setFound] = useState<Seen>(none);
  const look = useRef(() => Promise.resolve());

  useEffect(() => {
    if (session === null) return;
    const polling = new AbortController();
    look.current = startPolling({
      look: find,
      show(seen) {
        setFound(() => seen);
        return waitMs(seen);
      },
      retryMs: waitMs(none),
      signal: polling.signal,
    });
    return () => {
      polling.abort();
      setFound(() => none);
    };
  }, [find, waitMs, none, session]);

  return { found, look: () => look.current() };
}
