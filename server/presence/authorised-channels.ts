import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';

/** Ms that an authorisation counts for reports of activity; a browser is authorised anew well within. */
const AUTHORISATION_LASTS_MS = 24 * 3_600_000;
/** Learners, and channels of each, that are remembered; of the others the database knows the visits. */
const MAX_LEARNERS = 10_000;
const MAX_CHANNELS = 50;

/** Which rooms' channels a learner was let into, and so may speak on. */
export interface AuthorisedChannels {
  /** Notes that `learnerId` was let into `channel`. */
  note(learnerId: string, channel: string): void;
  /** Those of `channels` that `learnerId` was let into, in this process or, by their visits, in another. */
  among(learnerId: string, channels: readonly string[]): Promise<string[]>;
}

/**
 * Remembers the latest in this process, and asks for the visits beyond.
 *
 * @param visitedRooms the rooms that a learner visited since then, in any process
 * @param sites of the server: a room of another has no channel
 */
export function createAuthorisedChannels(
  visitedRooms: (learnerId: string, since: Date) => Promise<Room[]>,
  sites: readonly SiteRule[],
  now: () => Date,
): AuthorisedChannels {
  const byLearner = new Map<string, Set<string>>();

  async function visited(learnerId: string): Promise<Set<string | null>> {
    const since = new Date(+now() - AUTHORISATION_LASTS_MS);
    const rooms = await visitedRooms(learnerId, since);
    return new Set(await Promise.all(rooms.map((room) => channelOfRoom(room, sites))));
  }

  return {
    note(learnerId, channel) {
      const channels = byLearner.get(learnerId) ?? new Set();
      // The last noted stand last, in both.
      channels.delete(channel);
      channels.add(channel);
      dropFirst(channels, MAX_CHANNELS);
      byLearner.delete(learnerId);
      byLearner.set(learnerId, channels);
      dropFirst(byLearner, MAX_LEARNERS);
    },
    async among(learnerId, channels) {
      const noted = byLearner.get(learnerId);
      if (channels.every((channel) => noted?.has(channel))) return [...channels];
      const earlier = await visited(learnerId);
      return channels.filter((channel) => noted?.has(channel) || earlier.has(channel));
    },
  };
}

function dropFirst(kept: Map<string, unknown> | Set<string>, most: number): void {
  const [first] = kept.keys();
  if (kept.size > most && first !== undefined) kept.delete(first);
}
