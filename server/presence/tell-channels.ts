import type Pusher from 'pusher';
import type { RoomId } from './room-id.ts';
import type { SeenOn } from './seen-on.ts';

/** Tells channels something of a learner, on each by the id that they have there. */
export type TellChannels = (
  seenOn: readonly SeenOn[],
  event: string,
  learnerId: string,
  /** Beside their id. */
  data?: object,
) => Promise<void>;

/** One request for all channels on which the learner has one id. */
export function createTellChannels(pusher: Pick<Pusher, 'trigger'>, roomId: RoomId): TellChannels {
  return async (seenOn, event, learnerId, data) => {
    const byId = Map.groupBy(seenOn, ({ channel, seen }) => roomId(channel, learnerId, seen));
    const requests = [...byId].map(([userId, theirs]) => {
      const channels = theirs.map(({ channel }) => channel);
      return pusher.trigger(channels, event, { userId, ...data });
    });
    await Promise.all(requests);
  };
}
