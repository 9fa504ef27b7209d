import type { Place } from '../access/decision.ts';
import { type Room, roomChannel } from '../contract/room-channel.ts';
import { Problem } from '../problem/problem.ts';
import { groupChannel } from '../sites/group-channel.ts';
import type { RoomOnSite } from '../sites/room-of-channel.ts';
import { requestWords } from '../words/request.ts';

/** What a request says of a room beside the name of its channel; `null` where it does not. */
export interface AskedIds {
  courseId: string | null;
  chapterId: string | null;
}

/**
 * The room that a request is about: what it says has to make the channel's name, and what it does not say the
 * name tells.
 *
 * @param named what the name of the channel tells
 * @returns `null` where neither tells all of it
 * @throws Problem `malformed-request` where room and channel do not belong together
 */
export async function askedRoom(
  channelName: string,
  { rule, ...named }: RoomOnSite,
  ids: AskedIds,
): Promise<Room | null> {
  const course = ids.courseId ?? named.course;
  const chapter = ids.chapterId ?? named.chapter;
  if (course === null || chapter === null) return null;
  const room = { site: rule.id, course, chapter };
  const own = await roomChannel(room, rule.uniqueChapters);
  const asked = named.group === undefined ? own : groupChannel(own, named.group);
  if (asked === channelName) return room;
  throw new Problem('malformed-request', requestWords.differentChapters);
}

/** Where somebody would be who enters by a channel; the course is known where the room is. */
export function placeOf({ rule }: RoomOnSite, room: Room | null): Place {
  return { site: rule.id, course: room?.course ?? null };
}
