import { USER_GONE } from '../contract/presence.ts';
import type { ActivityStore } from './activity-store.ts';
import type { LearnerChannel } from './learner-channel.ts';
import type { LetInLately } from './let-in-lately.ts';
import { readSeenOn, writeSeenOn } from './seen-on.ts';
import type { TellChannels } from './tell-channels.ts';

/** Channels that are told of one learner: tabs that one person has open, or two chapters of someone who meets all groups. */
const MAX_CHANNELS = 100;

/** Takes a learner out of every channel. Who may be there comes back. */
export type EndPresence = (learnerId: string) => Promise<void>;

/**
 * Ends all connections of a learner, so that nobody goes on seeing the name they had: those who see it are
 * told that they are gone, since of a connection that only broke a name stays for a moment. Where that is their
 * browsers have reported, or it is known since they were let in, as after the last time that this was done.
 */
export function createEndPresence(parts: {
  tellChannels: TellChannels;
  channel: Pick<LearnerChannel, 'endConnections'>;
  store: Pick<ActivityStore, 'ofLearner' | 'forget'>;
  letInLately: Pick<LetInLately, 'of' | 'forget'>;
  /** By the clock that visits are dated by. */
  now(): Date;
}): EndPresence {
  const { tellChannels, channel, store, letInLately, now } = parts;
  return async (learnerId) => {
    const reports = await store.ofLearner(learnerId);
    const lately = letInLately.of(learnerId).map(writeSeenOn);
    const written = new Set([...lately, ...reports.flatMap(({ channels }) => channels)]);
    const seenOn = [...written].slice(0, MAX_CHANNELS).map(readSeenOn);
    letInLately.forget(learnerId);
    await store.forget(learnerId);
    // First: who comes back at once is not gone.
    await tellChannels(seenOn, USER_GONE, learnerId, { at: +now() });
    await channel.endConnections(learnerId);
  };
}
