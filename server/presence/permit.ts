import { type Room, roomChannel } from '../contract/room-channel.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import type { AuthRequest } from './auth-request.ts';

/**
 * Decides whether `person` may have the channel they ask for, and which room they enter by it. What the
 * request says of the room has to make that channel's name; what it does not say the name tells.
 *
 * @returns `null` where the channel is no room's, or the course is not told where the site needs none
 * @throws Problem `channel-forbidden` for another person's channel; `malformed-request` where room and
 * channel do not belong together
 */
export async function permit(
  person: SignedInPerson,
  { channel, channelName, ...request }: Omit<AuthRequest, 'socketId'>,
): Promise<Room | null> {
  if (channel.kind === 'user' && channel.userId !== person.id) {
    throw new Problem('channel-forbidden', requestWords.channelOfAnother);
  }
  if (channel.kind !== 'room') return null;
  const { rule, ...named } = channel.room;
  const course = request.courseId ?? named.course;
  const chapter = request.chapterId ?? named.chapter;
  if (request.site !== null && request.site !== rule.id) {
    throw new Problem('malformed-request', requestWords.differentSites(rule.id));
  }
  if (course === null || chapter === null) {
    if (rule.uniqueChapters) return null;
    throw new Problem('malformed-request', requestWords.idsMissing);
  }
  const room = { site: rule.id, course, chapter };
  if ((await roomChannel(room, rule.uniqueChapters)) !== channelName) {
    throw new Problem('malformed-request', requestWords.differentChapters);
  }
  return room;
}
