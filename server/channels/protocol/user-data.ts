import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import { UserId, userInfoText } from './channel-data.ts';
import { parseJson } from './json.ts';
import { isNestedDeeper } from './json-depth.ts';

const Signed = v.object({
  id: UserId,
  user_info: v.optional(v.unknown()),
  watchlist: v.optional(v.array(UserId), []),
});

/** Who signed in with `pusher:signin`. */
export interface UserData {
  id: string;
  /** JSON text. */
  userInfo: string;
  watchlist: string[];
}

/** Reads the `user_data` of a sign-in, or returns `null` where it is not what Pusher asks for. */
export function parseUserData(
  text: string,
  { jsonDepth }: Pick<Limits, 'jsonDepth'>,
): UserData | null {
  if (isNestedDeeper(text, jsonDepth)) return null;
  const parsed = v.safeParse(Signed, parseJson(text), { abortEarly: true });
  if (!parsed.success) return null;
  const { id, user_info: userInfo, watchlist } = parsed.output;
  return { id, userInfo: userInfoText(text, userInfo), watchlist };
}
