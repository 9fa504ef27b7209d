import { createHmac } from 'node:crypto';

/** Bytes of the hash: no two of a billion learners have one id. */
const ID_BYTES = 16;

/** The id under which a learner is counted on the platform's channel. */
export type PlatformId = (learnerId: string) => string;

/**
 * Makes ids for the platform's channel, which everybody hears: the same for all of a learner's browsers and
 * at every server process, so that they count once, and nothing that leads to the learner.
 *
 * @param secret of the Channels app, which all processes have and no browser has
 */
export function createPlatformId(secret: string): PlatformId {
  return (learnerId) =>
    createHmac('sha256', secret)
      .update(`platform ${learnerId}`)
      .digest()
      .subarray(0, ID_BYTES)
      .toString('base64url');
}
