import type Pusher from 'pusher';
import { userChannel } from '../contract/channels.ts';

/** A learner's own channel, as the server uses it. */
export interface LearnerChannel {
  /** Tells all browsers of a learner that are connected. */
  tell(learnerId: string, event: string, data: unknown): Promise<void>;
  /** Ends all connections of a learner, and with them their membership of every channel. */
  endConnections(learnerId: string): Promise<void>;
}

/** Reaches learners through Channels; both need no more than that they are connected. */
export function createLearnerChannel(pusher: Pusher): LearnerChannel {
  return {
    async tell(learnerId, event, data) {
      await pusher.trigger(userChannel(learnerId), event, data);
    },
    async endConnections(learnerId) {
      await pusher.terminateUserConnections(learnerId);
    },
  };
}
