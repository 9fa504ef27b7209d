import { keyedId } from './keyed-id.ts';

/** The id under which a learner is counted on the platform's channel. */
export type PlatformId = (learnerId: string) => string;

/**
 * Makes ids for the platform's channel, which everybody hears: the same for all of a learner's browsers and
 * at every server process, so that they count once, and nothing that leads to the learner.
 *
 * @param secret of the Channels app
 */
export function createPlatformId(secret: string): PlatformId {
  return (learnerId) => keyedId(secret, `platform ${learnerId}`);
}
