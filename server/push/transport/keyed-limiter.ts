import pLimit, { type LimitFunction } from 'p-limit';

/** Runs tasks of one key so many at a time, however many there are of other keys. */
export type KeyedLimiter = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

/** A limiter for `most` tasks of each key at a time, in the order they came. Keeps nothing of a key that is idle. */
export function createKeyedLimiter(most: number): KeyedLimiter {
  const limiters = new Map<string, { limit: LimitFunction; tasks: number }>();
  return async (key, task) => {
    const entry = limiters.get(key) ?? { limit: pLimit(most), tasks: 0 };
    limiters.set(key, entry);
    entry.tasks += 1;
    try {
      return await entry.limit(task);
    } finally {
      entry.tasks -= 1;
      if (entry.tasks === 0) limiters.delete(key);
    }
  };
}
