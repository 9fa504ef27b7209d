import { quote, sha256, unquote } from './quoted.ts';

/** Everyone who is signed in with the extension running, on any page. */
export const GLOBAL_CHANNEL = 'presence-global';

export const CHAPTER_PREFIX = 'presence-chapter-';
const USER_PREFIX = 'private-user-';

/** Pusher's limit for a whole channel name, in characters. https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions */
const MAX_CHANNEL_NAME = 164;
const NAME = /^[A-Za-z0-9_\-=@,.;]+$/;
/** What can't stand in a name, and `=`, which marks what is quoted. */
const ODD = /[^A-Za-z0-9_\-@,.;]+/g;

/** Marks a chapter id that was quoted (`=.`) or hashed (`=;`), so that no plain id can be mistaken for one. */
export const QUOTED = '=.';
export const HASHED = '=;';
const HASH = /^=;[0-9A-F]{64}$/;

/** What a channel name stands for in Alongside. */
export type ChannelKind =
  | { kind: 'chapter'; chapterId: string | null }
  | { kind: 'global' }
  | { kind: 'user'; userId: string };

/** Whether Pusher accepts `name` as a channel name at all. */
export function isChannelName(name: string): boolean {
  return name.length <= MAX_CHANNEL_NAME && NAME.test(name);
}

/**
 * The presence channel of a chapter. An id that can stand in a channel name does so as it is; any
 * other has each of its odd bytes written as `=XX`, and one that is too long even so is hashed.
 *
 * @example await chapterChannel('42') // 'presence-chapter-42'
 * @example await chapterChannel('a b') // 'presence-chapter-=.a=20b'
 */
export async function chapterChannel(chapterId: string): Promise<string> {
  const name = plainName(chapterId) ?? quotedName(chapterId);
  if (name !== null) return name;
  return `${CHAPTER_PREFIX}${HASHED}${await sha256(chapterId)}`;
}

/** A learner's own channel. Only they may subscribe to it. */
export function userChannel(userId: string): string {
  return USER_PREFIX + userId;
}

/** Whether `name` is written as the channels of chapters are; only {@link parseChannel} tells if it is one. */
export function isChapterName(name: string): boolean {
  return name.startsWith(CHAPTER_PREFIX);
}

/**
 * Tells what `name` stands for, or `null` for a channel that is none of Alongside's. Of a chapter only
 * the one name that {@link chapterChannel} makes is its channel. The chapter id of a hashed name can't
 * be told from it and is `null`.
 */
export function parseChannel(name: string): ChannelKind | null {
  if (!isChannelName(name)) return null;
  if (name === GLOBAL_CHANNEL) return { kind: 'global' };
  if (name.startsWith(USER_PREFIX)) {
    const userId = name.slice(USER_PREFIX.length);
    return userId ? { kind: 'user', userId } : null;
  }
  if (!name.startsWith(CHAPTER_PREFIX)) return null;
  const id = name.slice(CHAPTER_PREFIX.length);
  if (!id) return null;
  if (id.startsWith(HASHED)) return HASH.test(id) ? { kind: 'chapter', chapterId: null } : null;
  if (!isMarked(id)) return { kind: 'chapter', chapterId: id };
  const chapterId = unquote(id.slice(QUOTED.length));
  return chapterId !== null && quotedName(chapterId) === name
    ? { kind: 'chapter', chapterId }
    : null;
}

/** The name of an id that can't stand in one as it is, or `null` where it can, or is too long for one. */
function quotedName(chapterId: string): string | null {
  if (plainName(chapterId) !== null) return null;
  const quoted = `${CHAPTER_PREFIX}${QUOTED}${quote(chapterId, ODD)}`;
  return isChannelName(quoted) ? quoted : null;
}

/** The name of an id that can stand in one as it is, or `null`. */
function plainName(chapterId: string): string | null {
  const plain = CHAPTER_PREFIX + chapterId;
  return !isMarked(chapterId) && isChannelName(plain) ? plain : null;
}

function isMarked(id: string): boolean {
  return id.startsWith(QUOTED) || id.startsWith(HASHED);
}
