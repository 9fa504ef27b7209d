import * as v from 'valibot';
import { UserId } from './channel-data.ts';
import { parseJson } from './json.ts';

const UserData = v.object({
  id: UserId,
  user_info: v.optional(v.unknown()),
  watchlist: v.optional(v.array(UserId), []),
});

/** Who signed in with `pusher:signin`. */
export type UserData = v.InferOutput<typeof UserData>;

/** Reads the `user_data` of a sign-in, or returns `null` where it is not what Pusher asks for. */
export function parseUserData(text: string): UserData | null {
  const parsed = v.safeParse(UserData, parseJson(text));
  return parsed.success ? parsed.output : null;
}
