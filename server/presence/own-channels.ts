import type { Access } from '../access/access.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { placeOf } from './asked-room.ts';
import type { AskedChannel } from './auth-request.ts';
import { permit } from './permit.ts';
import type { RoomChannels } from './room-channels.ts';

/**
 * The channels that are meant by one: of a room that is per group those that are somebody's, of any other it alone.
 *
 * @throws Problem where they may not enter that room
 */
export type OwnChannels = (person: SignedInPerson, asked: AskedChannel) => Promise<string[]>;

/** Asks `access` which groups of a course somebody meets. */
export function createOwnChannels(access: Access, roomChannels: RoomChannels): OwnChannels {
  return async (person, asked) => {
    const { channel, channelName } = asked;
    const isOneOfMany =
      channel.kind === 'room' && channel.room.rule.groups && channel.room.group === undefined;
    if (!isOneOfMany) return [channelName];
    const place = placeOf(channel.room, await permit(person, asked));
    return roomChannels(channelName, place, await access.enter(person, place));
  };
}
