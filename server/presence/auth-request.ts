import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import {
  type ChannelKind,
  isChannelName,
  isChapterName,
  parseChannel,
} from '../contract/channels.ts';
import { textUpTo } from '../contract/text.ts';
import { parseJson } from '../problem/parse-json.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';

/** What pusher-js asks for when it wants to join a channel, and which chapter it is about. */
export interface AuthRequest {
  socketId: string;
  /** As it was asked for, and as it has to be signed. */
  channelName: string;
  channel: ChannelKind;
  /** Sent by the extension beside Pusher's own fields; `null` from other clients. */
  courseId: string | null;
  chapterId: string | null;
}

const PageId = v.optional(v.nullable(textUpTo(500)));

const Fields = v.object({
  socket_id: v.optional(v.unknown()),
  channel_name: v.optional(v.unknown()),
  course_id: PageId,
  chapter_id: PageId,
});

/**
 * Reads the body of `POST /api/pusher/auth`, form-encoded as pusher-js sends it or JSON.
 *
 * @throws Problem `malformed-request`, `malformed-socket-id`; `malformed-channel` also for another spelling
 * of a chapter's, `channel-forbidden` for a kind that is none of Alongside's
 * @see https://pusher.com/docs/channels/server_api/authorizing-users/
 */
export async function readAuthRequest(request: HonoRequest): Promise<AuthRequest> {
  const fields = v.safeParse(Fields, await readFields(request));
  if (!fields.success) {
    throw new Problem('malformed-request', requestWords.socketAndChannelMissing);
  }
  const { channel_name, course_id, chapter_id } = fields.output;
  const socketId = checkedSocketId(fields.output.socket_id);
  if (typeof channel_name !== 'string' || !isChannelName(channel_name)) {
    throw new Problem('malformed-channel', requestWords.channelNameMalformed);
  }
  return {
    socketId,
    channelName: channel_name,
    channel: channelCalled(channel_name),
    courseId: course_id || null,
    chapterId: chapter_id || null,
  };
}

/**
 * Reads the body of `POST /api/pusher/user-auth`: a socket id, form-encoded or as JSON.
 *
 * @throws Problem `malformed-request` or `malformed-socket-id`
 * @see https://pusher.com/docs/channels/server_api/authenticating-users/
 */
export async function readSocketId(request: HonoRequest): Promise<string> {
  const fields = v.safeParse(v.object({ socket_id: v.unknown() }), await readFields(request));
  return checkedSocketId(fields.success ? fields.output.socket_id : null);
}

function channelCalled(name: string): ChannelKind {
  const channel = parseChannel(name);
  if (channel) return channel;
  if (isChapterName(name)) {
    throw new Problem('malformed-channel', requestWords.notWrittenSo(name));
  }
  throw new Problem('channel-forbidden', requestWords.noSuchChannel(name));
}

function checkedSocketId(socketId: unknown): string {
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
