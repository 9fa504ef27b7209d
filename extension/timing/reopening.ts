import { backoff, type Pace } from './backoff.ts';

/** Ms after which what was opened has worked; what closes sooner has failed. */
const WORKED_MS = 10_000;
/** When that was opened over which something came: it has worked, however soon the browser ends it. */
export const HAS_WORKED = Number.NEGATIVE_INFINITY;

/**
 * Tells when to open again what closes by itself: soon where it worked, and ever more rarely where it
 * closes again and again.
 *
 * @returns to be called when it has closed, with when it was opened (ms by `performance.now()`), or
 * {@link HAS_WORKED}; gives the ms to wait
 */
export function createReopening(pace: Pace): (openedAt: number) => number {
  let failures = 0;
  return (openedAt) => {
    failures = performance.now() - openedAt < WORKED_MS ? failures + 1 : 0;
    return backoff(pace, failures, Math.random());
  };
}
