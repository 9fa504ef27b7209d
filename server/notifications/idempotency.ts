import { createHash } from 'node:crypto';
import type { NotificationContent } from '../contract/notifications.ts';
import { Problem } from '../problem/problem.ts';
import { sendingWords } from '../words/sending.ts';
import type { StoredAudience } from './audience.ts';

const MAX_KEY_CHARS = 255;

/**
 * The key in an `Idempotency-Key` header; `null` where there is none, or only spaces.
 *
 * @throws Problem `malformed-request` for one that is too long
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotencyKeyIn(header: string | undefined): string | null {
  const key = header?.trim() || null;
  if (key !== null && key.length > MAX_KEY_CHARS) {
    throw new Problem('malformed-request', sendingWords.keyTooLong(MAX_KEY_CHARS));
  }
  return key;
}

/** Tells requests apart that come with one key: the same for the same content, audience and time. */
export function fingerprintOf(asked: {
  content: NotificationContent;
  audience: StoredAudience;
  sendAt: Date | null;
}): string {
  const { content, audience, sendAt } = asked;
  const json = JSON.stringify({ content, audience, sendAt });
  return createHash('sha256').update(json).digest('hex');
}
