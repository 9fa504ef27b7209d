import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The key and the secret of an app. */
export interface Credentials {
  key: string;
  secret: KeyObject;
}

/** Prepares a secret for signing once, which is half of the cost of a short signature. */
export function credentials(key: string, secret: string): Credentials {
  return { key, secret: createSecretKey(secret, 'utf8') };
}

/** HMAC-SHA256 of `text` in hexadecimal, as every signature of the Pusher protocol is. */
export function sign(secret: KeyObject, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Compares two strings in a time that tells nothing of where they differ. */
export function equalInConstantTime(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether `auth` (`{key}:{signature}`) was made for this text with the app's secret.
 * https://pusher.com/docs/channels/library_auth_reference/auth-signatures/
 */
export function isAuthorized({ key, secret }: Credentials, auth: string, text: string): boolean {
  return equalInConstantTime(auth, `${key}:${sign(secret, text)}`);
}
