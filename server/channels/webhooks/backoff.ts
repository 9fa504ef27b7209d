const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
const GIVE_UP_AFTER_MS = 5 * 60_000;

/**
 * How long to wait before the next attempt at a webhook, in ms, or `null` to give up: twice as long
 * each time, for 5 minutes in all.
 *
 * @param attempts how many have failed
 * @param elapsedMs time since the first
 */
export function backoff(attempts: number, elapsedMs: number): number | null {
  const wait = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return elapsedMs + wait > GIVE_UP_AFTER_MS ? null : wait;
}
