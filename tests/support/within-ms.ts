/**
 * What `work` gives.
 *
 * @param what for the error, when it has not come about within `timeout` ms
 */
export async function within<Found>(
  what: string,
  work: Promise<Found>,
  timeout: number,
): Promise<Found> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Not within ${timeout} ms: ${what}.`)), timeout);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
