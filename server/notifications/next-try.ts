import { backoff } from '../push/transport/backoff.ts';

/**
 * Ms before the end of a notification's time at which it is tried for the last time. The queue looks for
 * what is due every 2 s, and the push service takes its time.
 */
const LAST_TRY_MS = 10_000;

/**
 * When a message is tried again, in epoch ms, or `null` where its time would be over by then. A back-off
 * that is longer than what is left ends in one more try shortly before the end; an endpoint that asked
 * for more time than that is not asked again.
 *
 * @param message.failures tries that failed
 * @param message.retryAfterMs how long its endpoint asked to be left alone, or `null`
 * @param message.expiresAt epoch ms
 * @param now epoch ms
 * @param random 0 to 1
 */
export function nextTry(
  message: { failures: number; retryAfterMs: number | null; expiresAt: number },
  now: number,
  random: number,
): number | null {
  const { failures, retryAfterMs, expiresAt } = message;
  const last = expiresAt - LAST_TRY_MS;
  const planned = now + backoff(failures, random);
  if (planned > last && now >= last) return null;
  const at = Math.max(Math.min(planned, last), now + (retryAfterMs ?? 0));
  return at < expiresAt ? at : null;
}
