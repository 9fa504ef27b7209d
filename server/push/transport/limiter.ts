/** Runs what it is given, so many at a time; the others wait for their turn. */
export type Limiter = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A limiter for `most` tasks at a time, in the order they came. */
export function createLimiter(most: number): Limiter {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => queue.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
