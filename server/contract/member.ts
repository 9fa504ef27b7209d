import * as v from 'valibot';
import { firstUsableName } from './name.ts';
import { INSTRUCTOR, type Person } from './person.ts';
import { parsePublicHttpsUrl } from './public-url.ts';

/** With the longest name and id this stays below Pusher's 1 KB for `user_info`. */
const MAX_IMAGE_URL = 512;

const Name = v.pipe(
  v.fallback(v.string(), ''),
  v.transform((name) => firstUsableName(name)),
);

const ImageUrl = v.fallback(
  v.nullable(v.pipe(v.string(), v.maxLength(MAX_IMAGE_URL), v.check(isPublic))),
  null,
);

const UserInfo = v.fallback(
  v.object({
    name: v.optional(Name, ''),
    imageUrl: v.optional(ImageUrl, null),
    role: v.fallback(v.optional(v.literal(INSTRUCTOR)), undefined),
  }),
  () => ({ name: firstUsableName(), imageUrl: null, role: undefined }),
);

/**
 * A member from what arrived on the wire. `userInfo` may be anything at all: what it lacks or has
 * wrong is replaced, so that one broken or hostile client breaks nobody's page.
 */
export function parseMember(id: string, userInfo: unknown): Person {
  const { role, ...shown } = v.parse(UserInfo, userInfo);
  return { id, ...shown, ...(role && { role }) };
}

function isPublic(url: string): boolean {
  return parsePublicHttpsUrl(url) !== null;
}
