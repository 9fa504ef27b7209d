import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import type { Access } from '../access/access.ts';
import type { AccessDecision, Place } from '../access/decision.ts';
import { MAX_PAGE_ID, type Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { textUpTo } from '../contract/text.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { readQuery } from '../problem/read-request.ts';
import { requestWords } from '../words/request.ts';
import { askedRoom, placeOf } from './asked-room.ts';
import { checkedRoomChannel } from './checked-room-channel.ts';

const Id = v.optional(v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty()));
const Query = v.object({ channel: v.optional(v.string()), course_id: Id, chapter_id: Id });

/**
 * The room that a query names, and its channel (`channel`, and `course_id` and `chapter_id` where the name does
 * not tell them), for who may enter it; the room is `null` where that is not all of it.
 *
 * @throws Problem `not-enrolled`; `malformed-channel`, `malformed-request`, `site-unknown`
 */
export async function enterByQuery(
  request: HonoRequest,
  person: SignedInPerson,
  { sites, access }: { sites: readonly SiteRule[]; access: Access },
): Promise<{ channel: string; room: Room | null; place: Place; decided: AccessDecision }> {
  const {
    channel,
    course_id: courseId = null,
    chapter_id: chapterId = null,
  } = readQuery(request, Query);
  if (channel === undefined) throw new Problem('malformed-channel', requestWords.chapterMissing);
  const named = checkedRoomChannel(channel, sites);
  // Which groups of the room it is about is not for who asks to say.
  if (named.group !== undefined) {
    throw new Problem('malformed-channel', requestWords.noChapterChannel(channel));
  }
  const room = await askedRoom(channel, named, { courseId, chapterId });
  const place = placeOf(named, room);
  return { channel, room, place, decided: await access.enter(person, place) };
}
