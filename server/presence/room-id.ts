import type { Visibility } from '../contract/visibility.ts';
import { roomName } from '../sites/group-channel.ts';
import { keyedId } from './keyed-id.ts';

/** How much others see of a learner who is on a room's channel. */
export type Seen = Exclude<Visibility, 'offline'>;

/** The id under which a learner stands on a room's channel. */
export type RoomId = (channel: string, learnerId: string, seen: Seen) => string;

/**
 * Makes ids for rooms' channels: the account's where the full name is shown; else one of that room, and of
 * how much is shown there, so that nobody can tell from ids who is who in another room, or was before. It
 * is the same on the channels of all groups of a room: who is on several is there once.
 *
 * @param secret of the Channels app
 */
export function createRoomId(secret: string): RoomId {
  return (channel, learnerId, seen) =>
    seen === 'name' ? learnerId : keyedId(secret, `room ${roomName(channel)} ${seen} ${learnerId}`);
}
