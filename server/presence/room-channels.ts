import type { CourseGroups } from '../access/course-groups.ts';
import type { AccessDecision, Place } from '../access/decision.ts';
import { groupChannel } from '../sites/group-channel.ts';

/** What stands for a group of a course in names of channels. */
export type GroupTag = (place: Place, group: string) => string;

/**
 * The channels of a room on which somebody is: one, but for who meets all groups.
 *
 * @param channel of the room, as it is named without groups: who is in none is on that one
 */
export type RoomChannels = (
  channel: string,
  place: Place,
  decided: Pick<AccessDecision, 'groups'>,
) => Promise<string[]>;

/** Names them by the groups of the room's course. */
export function createRoomChannels(courseGroups: CourseGroups, tagOf: GroupTag): RoomChannels {
  return async (channel, place, { groups }) => {
    const isAll = groups === 'all';
    const met = isAll ? await courseGroups(place) : groups;
    const ofGroups = met.map((group) => groupChannel(channel, tagOf(place, group)));
    return isAll || met.length === 0 ? [channel, ...ofGroups] : ofGroups;
  };
}
