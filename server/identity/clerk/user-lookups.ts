import { isClerkAPIResponseError } from '@clerk/backend/errors';
import PQueue from 'p-queue';

/** Requests under way at once. */
const CONCURRENCY = 10;
/**
 * Requests a second: half of what Clerk allows an instance, as the course site asks, too.
 * https://clerk.com/docs/guides/how-clerk-works/system-limits
 */
const PER_SECOND = { live: 50, test: 5 };
/** Ms after which a request that has no answer holds up no other. */
const TIMEOUT_MS = 10_000;
/** Lookups that may wait; whoever comes then is looked up later. */
const MAX_WAITING = 2_000;
/** Seconds of quiet after a 429: what it says within these bounds, else the default. */
const PAUSE_S = { least: 1, most: 300, otherwise: 10 };

/** A lookup that was not made now: too many wait, or Clerk asked for quiet. */
export class LookupPutOff extends Error {
  constructor() {
    super('Clerk is not asked now.');
    this.name = 'LookupPutOff';
  }
}

/** Asks Clerk's Backend API at the pace that it allows. */
export interface UserLookups {
  /**
   * @param isUnknown goes before those of whom something is known already
   * @throws LookupPutOff where it is not asked now; else whatever `ask` throws
   */
  run<Result>(ask: () => Promise<Result>, isUnknown: boolean): Promise<Result>;
}

/**
 * @param mode of the instance, as its secret key tells
 * @param onPause called with how many seconds Clerk is left alone
 */
export function createUserLookups(
  mode: 'live' | 'test',
  onPause: (seconds: number) => void,
): UserLookups {
  const queue = new PQueue({
    concurrency: CONCURRENCY,
    interval: 1_000,
    intervalCap: PER_SECOND[mode],
    timeout: TIMEOUT_MS,
  });

  function pause(seconds: number): void {
    if (queue.isPaused) return;
    queue.pause();
    setTimeout(() => queue.start(), seconds * 1_000).unref();
    onPause(seconds);
  }

  return {
    async run(ask, isUnknown) {
      if (queue.isPaused || queue.size >= MAX_WAITING) throw new LookupPutOff();
      try {
        return await queue.add(ask, { priority: isUnknown ? 1 : 0 });
      } catch (error) {
        const seconds = quietFor(error);
        if (seconds !== null) pause(seconds);
        throw error;
      }
    },
  };
}

/** Seconds for which Clerk wants no requests; `null` where it did not say so. */
function quietFor(error: unknown): number | null {
  if (!isClerkAPIResponseError(error) || error.status !== 429) return null;
  const { least, most, otherwise } = PAUSE_S;
  return Math.min(most, Math.max(least, error.retryAfter ?? otherwise));
}
