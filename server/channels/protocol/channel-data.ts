import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import { parseJson } from './json.ts';

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
  const parsed = v.safeParse(ChannelData, parseJson(text));
  if (!parsed.success) {
    return { problem: 'channel_data must be JSON with a user_id that is a string or a number' };
  }
  return memberData(parsed.output.user_id, parsed.output.user_info, limits);
}

/** A member from a user id and whatever is told of them, within the limits. */
export function memberData(
  userId: string,
  userInfo: unknown,
  limits: Limits,
): MemberData | Unusable {
  if (userId.length > limits.userIdLength) {
    return { problem: `user_id is longer than ${limits.userIdLength} characters` };
  }
  const info = JSON.stringify(userInfo ?? {});
  if (Buffer.byteLength(info) > limits.userInfoBytes) {
    return { problem: `user_info is larger than ${limits.userInfoBytes} bytes` };
  }
  return { userId, userInfo: info };
}
