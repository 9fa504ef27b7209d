/** Ms before the first retry; doubled with each further one. */
const FIRST_MS = 2_000;
/** Ms; a push service that was down for hours is asked once an hour. */
const LONGEST_MS = 3_600_000;

/**
 * Ms until the next try after `failures` that failed. Spread over the second half of the time, so that
 * what failed together does not come back together.
 *
 * @param random 0 to 1
 */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return whole * (0.5 + random / 2);
}
