import { setTimeout } from 'node:timers/promises';
import type { Place } from '../access/decision.ts';
import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { roomName } from '../sites/group-channel.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import { createLatestByLearner } from './latest-by-learner.ts';

/** Ms that an authorisation counts for reports of activity; a browser is authorised anew well within. */
const AUTHORISATION_LASTS_MS = 24 * 3_600_000;
/** Ms until a visit that another process has noted just now is in the database, and some more. */
const WRITTEN_AFTER_MS = 3_000;

/** Which rooms a learner was let into, by any channel of theirs, and where each is: whether they still may be there is another question. */
export interface AuthorisedChannels {
  /** Notes that `learnerId` was let into `channel`, which is of a room there. */
  note(learnerId: string, channel: string, place: Place): void;
  /** Those of `channels` that `learnerId` was let into, in this process or, by their visits, in another. */
  among(learnerId: string, channels: readonly string[]): Promise<Map<string, Place>>;
}

/**
 * Remembers the latest in this process, and asks the database for the visits beyond: a second time where one is missing,
 * since another process writes them a moment later.
 *
 * @param visitedRooms the rooms that a learner visited since then, in any process
 * @param sites of the server: a room of another has no channel
 */
export function createAuthorisedChannels(
  visitedRooms: (learnerId: string, since: Date) => Promise<Room[]>,
  sites: readonly SiteRule[],
  now: () => Date,
  wait: (ms: number) => Promise<unknown> = setTimeout,
): AuthorisedChannels {
  const latest = createLatestByLearner<Place>();

  async function visited(learnerId: string): Promise<Map<string | null, Place>> {
    const since = new Date(+now() - AUTHORISATION_LASTS_MS);
    const rooms = await visitedRooms(learnerId, since);
    const named = rooms.map(async (room) => {
      const channel = await channelOfRoom(room, sites);
      return [channel && roomName(channel), room] as const;
    });
    return new Map(await Promise.all(named));
  }

  return {
    note: (learnerId, channel, place) => latest.note(learnerId, roomName(channel), place),
    async among(learnerId, channels) {
      const noted = latest.of(learnerId);
      const those = (earlier?: ReadonlyMap<string | null, Place>) => {
        const places = new Map<string, Place>();
        for (const channel of channels) {
          const place = noted.get(roomName(channel)) ?? earlier?.get(roomName(channel));
          if (place) places.set(channel, place);
        }
        return places;
      };
      const isAll = (places: ReadonlyMap<string, Place>) => places.size === new Set(channels).size;
      const here = those();
      if (isAll(here)) return here;
      const known = those(await visited(learnerId));
      if (isAll(known)) return known;
      await wait(WRITTEN_AFTER_MS);
      return those(await visited(learnerId));
    },
  };
}
