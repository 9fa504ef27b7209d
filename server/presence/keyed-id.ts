import { createHmac } from 'node:crypto';

/** Bytes of the hash: no two of a billion learners have one id. */
const ID_BYTES = 16;

/** Ids that {@link keyedId} makes; others may look like one, too. */
export const KEYED_ID = /^[\w-]{22}$/;

/**
 * An id that stands for `text` and leads to it for nobody but who has the secret.
 *
 * @param secret of the Channels app, which all processes have and no browser has
 */
export function keyedId(secret: string, text: string): string {
  return createHmac('sha256', secret)
    .update(text)
    .digest()
    .subarray(0, ID_BYTES)
    .toString('base64url');
}
