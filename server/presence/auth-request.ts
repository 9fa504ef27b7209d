import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { isChannelName, isChapterName } from '../contract/channels.ts';
import { isRoomChannel, MAX_PAGE_ID } from '../contract/room-channel.ts';
import { TitledRooms } from '../contract/room-titles.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { textUpTo } from '../contract/text.ts';
import { parseJson } from '../problem/parse-json.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { type ChannelKind, channelKind } from './channel-kind.ts';

/** A channel that is asked for, and which room it is about. */
export interface AskedChannel {
  /** As it was asked for, and as it has to be signed. */
  channelName: string;
  channel: ChannelKind;
  /** Sent by the extension beside Pusher's own fields; `null` from other clients, and older ones. */
  site: string | null;
  courseId: string | null;
  chapterId: string | null;
  /** When the visit began, in ms since the epoch, as the extension has it; `null`: it begins now. */
  since: number | null;
}

/** What pusher-js asks for when it wants to join a channel. */
export interface AuthRequest extends AskedChannel {
  socketId: string;
}

const Id = v.optional(v.nullable(textUpTo(MAX_PAGE_ID)));

const Fields = v.object({
  socket_id: v.optional(v.unknown()),
  channel_name: v.optional(v.unknown()),
  site: Id,
  course_id: Id,
  chapter_id: Id,
  since: v.optional(v.unknown()),
});

/** UTF-16 units of what is told of titles, as JSON. */
const MAX_TITLES = 30_000;

const UserAuthFields = v.object({
  socket_id: v.unknown(),
  titles: v.fallback(v.pipe(v.string(), v.maxLength(MAX_TITLES), v.parseJson(), TitledRooms), []),
});

/**
 * Reads the body of `POST /api/pusher/auth`, form-encoded as pusher-js sends it or JSON.
 *
 * @throws Problem `malformed-request`, `malformed-socket-id`; `malformed-channel` also for another spelling
 * of a room's, `site-unknown`, `channel-forbidden` for a kind that is none of Alongside's
 * @see https://pusher.com/docs/channels/server_api/authorizing-users/
 */
export async function readAuthRequest(
  request: HonoRequest,
  rules: readonly SiteRule[],
): Promise<AuthRequest> {
  const fields = v.safeParse(Fields, await readFields(request));
  if (!fields.success) {
    throw new Problem('malformed-request', requestWords.socketAndChannelMissing);
  }
  const { channel_name, site, course_id, chapter_id, since } = fields.output;
  const socketId = checkedSocketId(fields.output.socket_id);
  const ids = {
    site: site || null,
    courseId: course_id || null,
    chapterId: chapter_id || null,
    since: /^\d{1,15}$/.test(String(since)) ? Number(since) : null,
  };
  return { socketId, ...askedChannel(channel_name, ids, rules) };
}

/**
 * What is asked for by the name of a channel and what stands beside it.
 *
 * @throws Problem as {@link readAuthRequest} does
 */
export function askedChannel(
  channelName: unknown,
  ids: Omit<AskedChannel, 'channelName' | 'channel'>,
  rules: readonly SiteRule[],
): AskedChannel {
  const { site } = ids;
  if (site !== null && !rules.some(({ id }) => id === site)) {
    throw new Problem('site-unknown', requestWords.noSiteCalled(site));
  }
  if (typeof channelName !== 'string' || !isChannelName(channelName)) {
    throw new Problem('malformed-channel', requestWords.channelNameMalformed);
  }
  return { channelName, channel: channelCalled(channelName, rules), ...ids };
}

/** What a connection is confirmed with. */
export interface UserAuthRequest {
  socketId: string;
  /** Empty from older extensions, and where it is malformed: nobody is kept out for it. */
  titles: TitledRooms;
}

/**
 * Reads the body of `POST /api/pusher/user-auth`, form-encoded or as JSON.
 *
 * @throws Problem `malformed-request` or `malformed-socket-id`
 * @see https://pusher.com/docs/channels/server_api/authenticating-users/
 */
export async function readUserAuthRequest(request: HonoRequest): Promise<UserAuthRequest> {
  const fields = v.safeParse(UserAuthFields, await readFields(request));
  return {
    socketId: checkedSocketId(fields.success ? fields.output.socket_id : null),
    titles: fields.success ? fields.output.titles : [],
  };
}

function channelCalled(name: string, rules: readonly SiteRule[]): ChannelKind {
  const channel = channelKind(name, rules);
  if (channel) return channel;
  if (isRoomChannel(name)) throw new Problem('site-unknown', requestWords.noSuchSite(name));
  if (isChapterName(name)) {
    throw new Problem('malformed-channel', requestWords.notWrittenSo(name));
  }
  throw new Problem('channel-forbidden', requestWords.noSuchChannel(name));
}

/**
 * An id of a connection, as Channels gives it.
 *
 * @throws Problem `malformed-socket-id`
 */
export function checkedSocketId(socketId: unknown): string {
  if (typeof socketId === 'string' && /^\d{1,20}\.\d{1,20}$/.test(socketId)) return socketId;
  throw new Problem('malformed-socket-id', requestWords.socketIdMalformed);
}

async function readFields(request: HonoRequest): Promise<unknown> {
  const text = await request.text();
  if (!request.header('content-type')?.includes('json')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return parseJson(text);
}
