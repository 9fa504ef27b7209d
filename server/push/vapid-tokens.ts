import webPush from 'web-push';
import type { VapidKeys } from './vapid-keys.ts';

/** Seconds that a token is good for; push services take up to 24 hours (RFC 8292, section 2). */
const LIFETIME = 12 * 3600;
/** Ms before its end that a token is not used any more: clocks differ, and a request takes time. */
const MARGIN = 3_600_000;

/** Gives the `Authorization` header for a push service, by its origin. */
export type VapidTokens = (origin: string) => string;

/**
 * VAPID tokens, one an origin: signing one takes longer than encrypting a message, and `web-push`
 * by itself signs one for every message.
 *
 * @param options.subject `mailto:` or `https:`, for a push service that wants to reach the operator
 * @param options.now epoch ms
 */
export function vapidTokens(options: {
  keys: VapidKeys;
  subject: string;
  now: () => number;
}): VapidTokens {
  const { keys, subject, now } = options;
  const tokens = new Map<string, { header: string; until: number }>();
  return (origin) => {
    const known = tokens.get(origin);
    if (known && known.until > now()) return known.header;
    const expiration = Math.floor(now() / 1000) + LIFETIME;
    const { Authorization: header } = webPush.getVapidHeaders(
      origin,
      subject,
      keys.publicKey,
      keys.privateKey,
      'aes128gcm',
      expiration,
    );
    tokens.set(origin, { header, until: expiration * 1000 - MARGIN });
    return header;
  };
}
