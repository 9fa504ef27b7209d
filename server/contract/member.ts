import * as v from 'valibot';

/** What others see of a person who has no usable name. */
const NAMELESS = 'Learner';
const MAX_NAME = 80;
/** With the longest name and id this stays below Pusher's 1 KB for `user_info`. */
const MAX_IMAGE_URL = 512;

/** A person as presence shows them: the `user_info` of a presence channel. */
export interface Member {
  id: string;
  name: string;
  /** An `https:` picture, or `null`: then initials stand in. */
  imageUrl: string | null;
}

const Name = v.fallback(
  v.pipe(
    v.string(),
    v.transform((name) => tidy(name)),
    v.minLength(1),
  ),
  NAMELESS,
);

const ImageUrl = v.fallback(
  v.nullable(v.pipe(v.string(), v.maxLength(MAX_IMAGE_URL), v.check(isHttps))),
  null,
);

const UserInfo = v.fallback(v.object({ name: Name, imageUrl: ImageUrl }), {
  name: NAMELESS,
  imageUrl: null,
});

/**
 * A member from what arrived on the wire. `userInfo` may be anything at all: what it lacks or has
 * wrong is replaced, so that one broken or hostile client breaks nobody's page.
 */
export function parseMember(id: string, userInfo: unknown): Member {
  return { id, ...v.parse(UserInfo, userInfo) };
}

/** A name that fits on one line: no control or direction-changing characters, single spaces, at most 80 characters. */
export function tidy(name: string): string {
  const flat = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return Array.from(flat).slice(0, MAX_NAME).join('').trim();
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
