import { quote, sha256 } from './quoted.ts';

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

/** Whose own channel it is; `null`: no learner's. */
export function userOfChannel(name: string): string | null {
  return name.startsWith(USER_PREFIX) ? name.slice(USER_PREFIX.length) || null : null;
}

/** Whether `name` is written as the channels of chapters are; only `readRoomChannel` tells if it is one. */
export function isChapterName(name: string): boolean {
  return name.startsWith(CHAPTER_PREFIX);
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
