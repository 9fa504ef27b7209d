/** Ms after which a request that was not answered yet holds up nothing else any more; most take 0.1 s. */
const SLOW_MS = 1_000;

/** What is not there yet; it comes as `result`. */
export interface Slow<Result> {
  kind: 'slow';
  result: Promise<Result>;
}

/**
 * What `work` gives, or that it is slow, {@link SLOW_MS} after it has called `begun`.
 *
 * @throws whatever `work` throws
 */
export function settleSoon<Result>(
  work: (begun: () => void) => Promise<Result>,
): Promise<Result | Slow<Result>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result | Slow<Result>>();
  let timer: NodeJS.Timeout | undefined;
  const result: Promise<Result> = work(() => {
    timer = setTimeout(() => resolve({ kind: 'slow', result }), SLOW_MS);
  });
  result.finally(() => clearTimeout(timer)).then(resolve, reject);
  return promise;
}
