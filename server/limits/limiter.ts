import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { FailureLog } from '../log/limit-repeats.ts';

/**
 * Addresses or persons that one limit counts in one of its spans. Whoever is beyond is let pass: memory
 * stays bounded, and nobody is locked out for how many there are.
 */
const MAX_KEYS = 100_000;

/** Counts how often each client or person does one thing. */
export interface Limiter {
  /**
   * Counts `acts` more of `key`.
   *
   * @returns seconds until the next may come, or `null` where these are within the limit
   */
  take(key: string, acts?: number): Promise<number | null>;
}

/** No limit at all. */
const UNLIMITED: Limiter = { take: async () => null };

/** PostgreSQL, for counting over several server processes. */
export interface LimiterStore {
  pool: Pool;
  /** Of the table `rate_limits`. */
  schema: string;
}

/**
 * Lets each key act `most` times in `seconds`, beginning with its first; 0 lifts the limit.
 *
 * @param options.name tells this limit from others
 * @param options.store where it counts; `null` is in this process. While it fails, this process counts.
 */
export function createLimiter(options: {
  name: string;
  most: number;
  seconds: number;
  store: LimiterStore | null;
  log: Pick<FailureLog, 'warn'>;
}): Limiter {
  const { name, most, seconds, store, log } = options;
  if (most === 0) return UNLIMITED;
  const counting = { keyPrefix: name, points: most, duration: seconds };
  const memory = new RateLimiterMemory(counting);
  const limiter =
    store === null
      ? memory
      : new RateLimiterPostgres({
          ...counting,
          storeClient: store.pool,
          storeType: 'pool',
          schemaName: store.schema,
          tableName: 'rate_limits',
          tableCreated: true,
          insuranceLimiter: memory,
          // Who is over the limit costs no more statements.
          inMemoryBlockOnConsumed: most + 1,
        });
  const keys = createKeyCount(seconds);

  return {
    async take(key, acts = 1) {
      if (keys.isFull() && (await memory.get(key)) === null) return null;
      try {
        const { isFirstInDuration } = await limiter.consume(key, acts);
        if (isFirstInDuration) keys.add();
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes)
          return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
        log.warn({ err: error, limit: name }, 'a limit could not be counted; the request passes');
        return null;
      }
    },
  };
}

/** How many keys were new in this span: with those of the span before, all that are counted. */
function createKeyCount(seconds: number) {
  let count = 0;
  let endsAt = 0;
  return {
    isFull: () => count >= MAX_KEYS && performance.now() < endsAt,
    add() {
      if (performance.now() >= endsAt) {
        count = 0;
        endsAt = performance.now() + seconds * 1_000;
      }
      count++;
    },
  };
}
