/**
 * Waits for `work`, but no longer than `ms`: what the browser is asked about a page may never be
 * answered, as that of a frozen tab.
 *
 * @returns whether `work` has ended well by then; it goes on all the same
 * @throws what `work` throws by then
 */
export async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
