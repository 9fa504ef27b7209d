import type { FailureLog } from '../log/limit-repeats.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { LIMITS, type LimitName } from './declared.ts';
import type { LimitSettings } from './environment.ts';
import { createLimiter, type Limiter, type LimiterStore } from './limiter.ts';

/** Everything that is limited, counted by the names in {@link LIMITS}. */
export interface Limits {
  /**
   * Counts one more act of `key`, an address or a person.
   *
   * @param acts more than one where several come at once
   * @throws Problem `too-many-requests`, saying when to come again
   */
  take(name: LimitName, key: string, acts?: number): Promise<void>;
}

/**
 * @param options.most how often each may be done
 * @param options.store for what is counted over all processes; `null` where there is one process
 */
export function createLimits(options: {
  most: LimitSettings['most'];
  store: LimiterStore | null;
  log: Pick<FailureLog, 'warn'>;
}): Limits {
  const { most, store, log } = options;
  const limiters = new Map<string, Limiter>();
  for (const [name, { fallback, seconds, counted }] of Object.entries(LIMITS)) {
    const limiter = createLimiter({
      name,
      most: most.get(name) ?? fallback,
      seconds,
      store: counted === 'over all processes' ? store : null,
      log,
    });
    limiters.set(name, limiter);
  }
  return {
    async take(name, key, acts) {
      const wait = await limiters.get(name)?.take(key, acts);
      if (wait !== undefined && wait !== null) throw tooManyRequests(wait);
    },
  };
}

/** What is answered to who may come again in `wait` seconds. */
export function tooManyRequests(wait: number): Problem {
  return new Problem('too-many-requests', requestWords.tooMany(wait), [], wait);
}
