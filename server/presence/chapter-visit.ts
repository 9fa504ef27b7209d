import { chapterChannel } from '../contract/channels.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import type { AuthRequest } from './auth-request.ts';

/** A learner on a chapter of a course. */
export interface ChapterVisit {
  courseId: string;
  chapterId: string;
}

/**
 * Decides whether `person` may have the channel they ask for, and which visit that is.
 *
 * @returns the visit, or `null` where the channel is no chapter's or the course is not told
 * @throws Problem `channel-forbidden` for another person's channel; `malformed-request` where chapter and
 * channel do not belong together
 */
export async function permit(
  person: SignedInPerson,
  { channel, channelName, courseId, ...request }: Omit<AuthRequest, 'socketId'>,
): Promise<ChapterVisit | null> {
  if (channel.kind === 'user' && channel.userId !== person.id) {
    throw new Problem('channel-forbidden', requestWords.channelOfAnother);
  }
  if (channel.kind !== 'chapter') return null;
  const chapterId = request.chapterId ?? channel.chapterId;
  if (chapterId === null || courseId === null) return null;
  if ((await chapterChannel(chapterId)) !== channelName) {
    throw new Problem('malformed-request', requestWords.differentChapters);
  }
  return { courseId, chapterId };
}
