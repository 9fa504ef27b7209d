import { signVapidToken, vapidSigningKey } from './sign-vapid-token.ts';
import type { VapidKeys } from './vapid-keys.ts';

const HOUR_MS = 3_600_000;
/** Ms that a token is good for; push services take up to 24 hours (RFC 8292, section 2). */
const LIFETIME_MS = 12 * HOUR_MS;
/** Ms ahead of a push service's clock that a token may end. */
const MOST_AHEAD_MS = 24 * HOUR_MS;
/** Ms before its end that a token is not used any more: clocks differ, and a request takes time. */
const MARGIN_MS = HOUR_MS;
/** Tokens that are kept; the list of push services has wildcards, and whoever subscribes fills them in. */
const MAX_TOKENS = 1_000;

/** VAPID tokens, one an origin. */
export interface VapidTokens {
  /** The `Authorization` header for a push service, by its origin. */
  headerFor(origin: string): string;
  /**
   * Makes tokens for `origin` by its own clock from now on, where by that the last one ended too early or
   * too late, and so was refused.
   *
   * @param serviceNow what the push service's clock shows, in epoch ms; `null` where it shows none: then it
   * is taken to be that of the push service that was last gone by
   * @returns whether it does: then it is worth asking again
   */
  correct(origin: string, serviceNow: number | null): boolean;
}

/**
 * Makes them. Signing one takes longer than encrypting a message, and one is good for many.
 *
 * @param options.subject `mailto:` or `https:`, for a push service that wants to reach the operator
 * @param options.now epoch ms
 */
export function createVapidTokens(options: {
  keys: VapidKeys;
  subject: string;
  now: () => number;
}): VapidTokens {
  const { keys, subject, now } = options;
  const signingKey = vapidSigningKey(keys);
  /** By this machine's clock but for `offset`: ms that the push service's is ahead of it. */
  const tokens = new Map<string, { header: string; endsAt: number; offset: number }>();
  /** The offset that the last one was corrected by. */
  let lastOffset = 0;

  function make(origin: string, offset: number): string {
    const expiration = Math.floor((now() + offset + LIFETIME_MS) / 1000);
    const token = signVapidToken({ aud: origin, exp: expiration, sub: subject }, signingKey);
    const header = `vapid t=${token}, k=${keys.publicKey}`;
    tokens.delete(origin);
    tokens.set(origin, { header, endsAt: expiration * 1000, offset });
    const [oldest] = tokens.keys();
    if (tokens.size > MAX_TOKENS && oldest !== undefined) tokens.delete(oldest);
    return header;
  }

  return {
    headerFor(origin) {
      const known = tokens.get(origin);
      const offset = known?.offset ?? 0;
      const left = known ? known.endsAt - (now() + offset) : 0;
      // A clock that was set back makes it end too far ahead.
      return known && left > MARGIN_MS && left <= LIFETIME_MS ? known.header : make(origin, offset);
    },
    correct(origin, serviceNow) {
      const known = tokens.get(origin);
      if (!known) return false;
      const offset = serviceNow === null ? lastOffset : serviceNow - now();
      const left = known.endsAt - (now() + offset);
      if (left > 0 && left <= MOST_AHEAD_MS) return false;
      lastOffset = offset;
      make(origin, offset);
      return true;
    },
  };
}
