import type { ServerError } from './server-error.ts';

/** Paths that the server has asked not to be asked for again just yet. */
export interface PausedPaths {
  /**
   * Takes what an answer said.
   *
   * @param waitMs `null` where it asked for no wait
   */
  note(path: string, error: ServerError, waitMs: number | null): void;
  /** @throws ServerError the one that asked for the wait, while it lasts */
  check(path: string): void;
  /** Somebody else asks from now on. */
  clear(): void;
}

/**
 * Honours `Retry-After` in one place for all who ask: a request that comes too early is answered here
 * as the server answered the last one.
 *
 * @param now ms on a clock that is never set
 */
export function createPausedPaths(now: () => number): PausedPaths {
  const paused = new Map<string, { until: number; error: ServerError }>();
  return {
    note(path, error, waitMs) {
      if (waitMs) paused.set(path, { until: now() + waitMs, error });
    },
    check(path) {
      const pause = paused.get(path);
      if (!pause) return;
      if (now() < pause.until) throw pause.error;
      paused.delete(path);
    },
    clear: () => paused.clear(),
  };
}
