import { serverWait } from '../server/server-pace.ts';
import type { Stored } from '../stored-value.ts';

/**
 * Tries to connect that failed one after the other, when the next is due (ms since the epoch), and how many are
 * in that outage.
 */
export interface Outage {
  failures: number;
  retryAt: number;
  people?: number;
}

/** When the server is tried next, and how many tries have failed; outlives the worker. */
export interface RetryTime {
  /** Goes on with the outage that an earlier worker was in. Tells whether there was one. */
  restore(): Promise<boolean>;
  /** Tries that failed since it last worked. */
  failures(): number;
  /** Notes the loss of what worked, or a try that failed; `isAlone`: nobody else has lost it with this browser. */
  lost(hasFailed: boolean, isAlone?: boolean): void;
  /** Notes that it works: the next try is due at once. */
  end(): void;
  /** Ms until the next try is due. A clock that was set back makes it no longer. */
  untilDue(): number;
}

/**
 * @param random from 0 (inclusive) to 1 (exclusive)
 * @param people how many come back with this browser, if all of them were cut off
 */
export function createRetryTime(
  kept: Pick<Stored<Outage | null>, 'get' | 'set'>,
  random: () => number,
  people: () => number,
): RetryTime {
  let failures = 0;
  /** Ms since the epoch; 0: at once. */
  let retryAt = 0;
  let others = 0;
  return {
    async restore() {
      const outage = await kept.get();
      if (!outage || failures > 0) return false;
      ({ failures, retryAt, people: others = 0 } = outage);
      return true;
    },
    failures: () => failures,
    lost(hasFailed, isAlone = false) {
      if (hasFailed) failures += 1;
      others = Math.max(others, people());
      const wait = isAlone && !hasFailed ? 0 : serverWait(failures, random(), others);
      retryAt = Date.now() + wait;
      if (failures > 0) void kept.set({ failures, retryAt, people: others });
    },
    end() {
      if (failures > 0) void kept.set(null);
      failures = 0;
      retryAt = 0;
      others = 0;
    },
    untilDue: () => Math.min(retryAt - Date.now(), serverWait(failures, 1, others)),
  };
}
