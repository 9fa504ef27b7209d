import { chapterChannel, isChapterName, parseChannel } from '../contract/channels.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
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
 * @throws Problem `channel-forbidden` for another person's channel and for a kind that is none of
 * Alongside's; `malformed-channel` for another spelling of a chapter's; `malformed-request` where
 * chapter and channel do not belong together
 */
export async function permit(
  person: SignedInPerson,
  request: AuthRequest,
): Promise<ChapterVisit | null> {
  const channel = parseChannel(request.channel);
  if (!channel && isChapterName(request.channel)) throw notCanonical(request.channel);
  if (!channel) {
    throw new Problem('channel-forbidden', `${request.channel} is no channel of Alongside.`);
  }
  if (channel.kind === 'user' && channel.userId !== person.id) {
    throw new Problem('channel-forbidden', 'This channel belongs to another person.');
  }
  if (channel.kind !== 'chapter') return null;
  const chapterId = request.chapterId ?? channel.chapterId;
  if (chapterId === null || request.courseId === null) return null;
  if ((await chapterChannel(chapterId)) !== request.channel) {
    throw new Problem('malformed-request', 'chapter_id and channel_name name different chapters.');
  }
  return { courseId: request.courseId, chapterId };
}

function notCanonical(channel: string): Problem {
  return new Problem('malformed-channel', `${channel} is not how a chapter's channel is written.`);
}
