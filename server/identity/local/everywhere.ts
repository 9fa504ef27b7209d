import type { Logger } from 'pino';
import { SESSION_ENDED } from '../../contract/presence.ts';
import type { LearnerChannel } from '../../presence/learner-channel.ts';

/** Tells all browsers of a learner that they are signed out, and ends their connections. */
export type OnSignedOutEverywhere = (learnerId: string) => Promise<void>;

/** @param channel reaches the learner's browsers */
export function tellEverywhere(channel: LearnerChannel, log: Logger): OnSignedOutEverywhere {
  return async (learnerId) => {
    try {
      await channel.tell(learnerId, SESSION_ENDED, {});
      await channel.endConnections(learnerId);
    } catch (error) {
      // The sessions have ended; a browser that could not be told learns it with its next token.
      log.warn({ err: error }, 'Channels could not be told of ended sessions');
    }
  };
}
