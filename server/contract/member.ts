import * as v from 'valibot';
import { firstUsableName } from './name.ts';
import { INSTRUCTOR, Person } from './person.ts';
import { parsePublicHttpsUrl } from './public-url.ts';

/** A person as they are on a room's channel: its `user_info`. Who is only counted has none, and no name. */
export const Member = v.object({
  ...Person.entries,
  /** When their visit to the room began, by the server's clock, in ms since the epoch. */
  since: v.exactOptional(v.number()),
});
export type Member = v.InferOutput<typeof Member>;

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

/** Where it names somebody, well or badly. */
const Named = v.object({ name: v.unknown() });

const UserInfo = v.fallback(
  v.object({
    name: v.optional(Name, ''),
    imageUrl: v.optional(ImageUrl, null),
    role: v.fallback(v.optional(v.literal(INSTRUCTOR)), undefined),
    since: v.fallback(v.optional(v.number()), undefined),
  }),
  () => ({ name: firstUsableName(), imageUrl: null, role: undefined, since: undefined }),
);

/**
 * A member from what arrived on the wire. `userInfo` may be anything at all: what it lacks or has
 * wrong is replaced, so that one broken or hostile client breaks nobody's page. Where it names
 * nobody at all, they are only counted: their name is empty.
 */
export function parseMember(id: string, userInfo: unknown): Member {
  if (!v.is(Named, userInfo)) return { id, name: '', imageUrl: null };
  const { role, since, ...shown } = v.parse(UserInfo, userInfo);
  return { id, ...shown, ...(role && { role }), ...(since && { since }) };
}

function isPublic(url: string): boolean {
  return parsePublicHttpsUrl(url) !== null;
}
