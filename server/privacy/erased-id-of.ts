import { createHmac, hkdfSync } from 'node:crypto';
import { ERASED_PREFIX } from '../identity/erased-id.ts';

/** Characters of a hash that are kept: 192 bits. */
const HASH_CHARS = 32;

/** The id that stands for a learner who was erased: always the same, and nobody can tell whose it was. */
export type ErasedIdOf = (learnerId: string) => string;

/**
 * Makes it by a key that is not in the database: who reads that, and knows all ids that there are, still
 * can't tell whose a row was. The key is derived from the VAPID key (RFC 5869), on which all server
 * processes agree already; where that is replaced, erased learners have other ids from then on.
 *
 * @param vapidPrivateKey base64url
 */
export function createErasedIdOf(vapidPrivateKey: string): ErasedIdOf {
  const secret = Buffer.from(vapidPrivateKey, 'base64url');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'alongside erased learners', 32));
  return (learnerId) => {
    const hash = createHmac('sha256', key).update(learnerId).digest('base64url');
    return ERASED_PREFIX + hash.slice(0, HASH_CHARS);
  };
}
