import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import { parseJson } from './json.ts';
import { isNestedDeeper } from './json-depth.ts';
import { jsonMember } from './json-member.ts';

/** A user id may be a number; everywhere it is told, it is a string. */
export const UserId = v.pipe(
  v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
);

const ChannelData = v.object({ user_id: UserId, user_info: v.optional(v.unknown()) });

/** A member of a presence channel, as they join it. */
export interface MemberData {
  userId: string;
  /** JSON text of the `user_info`. */
  userInfo: string;
}

/** Why the `channel_data` of a presence channel can't be taken. */
export interface Unusable {
  problem: string;
}

/**
 * Reads the `channel_data` of a subscription to a presence channel. Its signature has been checked,
 * but the server that signed it may still have written nonsense.
 */
export function parseChannelData(text: string, limits: Limits): MemberData | Unusable {
  if (isNestedDeeper(text, limits.jsonDepth)) {
    return { problem: `channel_data is nested deeper than ${limits.jsonDepth} levels` };
  }
  const parsed = v.safeParse(ChannelData, parseJson(text), { abortEarly: true });
  if (!parsed.success) {
    return { problem: 'channel_data must be JSON with a user_id that is a string or a number' };
  }
  const { user_id: userId, user_info: userInfo } = parsed.output;
  return memberData(userId, userInfoText(text, userInfo), limits);
}

/** The `user_info` of a signed text as it stands there, or an empty object where there is none. */
export function userInfoText(signed: string, userInfo: unknown): string {
  if (userInfo === undefined || userInfo === null) return '{}';
  // A copy: a part of a string keeps the whole of it in memory, for as long as the member is there.
  return Buffer.from(jsonMember(signed, 'user_info') ?? '{}').toString();
}

/** A member from a user id and the JSON of what is told of them, within the limits. */
export function memberData(
  userId: string,
  userInfo: string,
  limits: Limits,
): MemberData | Unusable {
  if (userId.length > limits.userIdLength) {
    return { problem: `user_id is longer than ${limits.userIdLength} characters` };
  }
  if (Buffer.byteLength(userInfo) > limits.userInfoBytes) {
    return { problem: `user_info is larger than ${limits.userInfoBytes} bytes` };
  }
  return { userId, userInfo };
}
