import type Pusher from 'pusher';
import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { createPeopleOn } from '../crowd/people-on.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { MembersBehind } from './members-behind.ts';
import type { RoomChannels } from './room-channels.ts';
import { usersOn } from './users-on.ts';

/** The ids of the learners who are in a room right now, of all its groups; of a site that the server does not have, none. */
export type RoomViewers = (room: Room) => Promise<string[]>;

/**
 * Asks Channels' HTTP API for those whom others see, and for the others what they read.
 *
 * @param parts.unseenReaders learners who read a room and appear offline there
 */
export function createRoomViewers(parts: {
  pusher: Pick<Pusher, 'get'>;
  sites: readonly SiteRule[];
  roomChannels: RoomChannels;
  membersBehind: Pick<MembersBehind, 'learners'>;
  unseenReaders: RoomViewers;
}): RoomViewers {
  const { pusher, sites, roomChannels, membersBehind, unseenReaders } = parts;
  const people = createPeopleOn(pusher);

  async function present(channel: string, room: Room): Promise<string[]> {
    const isGrouped = sites.some(({ id, groups }) => id === room.site && groups);
    const channels = await roomChannels(channel, room, { groups: isGrouped ? 'all' : [] });
    const [members, beside] = await Promise.all([
      usersOn(pusher, channels),
      people.besideOn(channels),
    ]);
    return membersBehind.learners(channel, [...new Set([...members, ...beside])]);
  }

  return async (room) => {
    const channel = await channelOfRoom(room, sites);
    if (channel === null) return [];
    const [seen, unseen] = await Promise.all([present(channel, room), unseenReaders(room)]);
    return [...new Set([...seen, ...unseen])];
  };
}
