/** Something that was waited for did not come about in time. */
export class TimeoutError extends Error {
  constructor(what: string, ms: number) {
    super(`Not within ${ms} ms: ${what}.`);
    this.name = 'TimeoutError';
  }
}

/**
 * What `work` gives, if it gives it in time: a wait on the browser, on a page or on a push service
 * has no end of its own. The work itself goes on; what becomes of it later is of no interest.
 *
 * @param what for the error, such as `the push service to answer`
 * @throws TimeoutError after `ms`
 */
export async function withTimeout<Result>(
  what: string,
  work: Promise<Result>,
  ms: number,
): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TimeoutError(what, ms)), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
