import { CHAPTER_PREFIX } from './channels.ts';
import { quote, sha256, unquote } from './quoted.ts';

/** Where learners meet: a chapter of a course of a site. */
export interface Room {
  /** The id of a site rule, `[a-z0-9-]{1,24}`. */
  site: string;
  /** Well-formed text that is not empty, as a rule reads it; so is `chapter`. */
  course: string;
  chapter: string;
}

/** UTF-16 units of a course's or a chapter's id; one of 500 characters may be joined with another. */
export const MAX_PAGE_ID = 1_100;

/** Marks a chapter id that was quoted (`=.`) or hashed (`=;`), so that no plain id can be mistaken for one. */
const QUOTED = '=.';
const HASHED = '=;';

/** Characters behind `presence-chapter-`: `private-cache-chapter-` with as many fits into a channel name as well. */
const MAX_ID_CHARS = 142;

/** What can't stand in a room's channel as it is. A `;` parts site, course and chapter. */
const ODD = /[^\w\-@,.]+/g;
/** What can't stand in the channel of a chapter by itself, and `=`, which marks what is quoted. */
const ODD_ALONE = /[^\w\-@,.;]+/g;
const ID = /^[\w\-=@,.;]+$/;
/** The channel of (site, course, chapter), and how a chapter's id by itself must not begin. */
const THREE = /^[a-z0-9-]{1,24};[^;]+;[^;]+$/;
const HASH = /^[0-9A-F]{64}$/;
/** Between a room and the group that the channel is for: nothing that is quoted has it. */
export const OF_GROUP = '==';
/** What stands for a group. */
const GROUP_TAG = /^[\w-]{22}$/;
/** Characters of a room's id beside which a group's tag fits. */
export const MAX_GROUPED_CHARS = MAX_ID_CHARS - OF_GROUP.length - 22;

/**
 * The presence channel of a room: readable where the characters of its ids allow, with all others
 * quoted, hashed where it would be too long. No two rooms have one, and no room has two.
 *
 * @param chaptersAreUnique the site's chapter ids are unique over its courses: the channel is that of
 * the chapter alone. There can be one such site beside others: its channels are none of theirs.
 * @example await roomChannel({ site: 'moodle', course: '5', chapter: '4711/12' }) // 'presence-chapter-moodle;5;4711=2F12'
 */
export async function roomChannel(room: Room, chaptersAreUnique = false): Promise<string> {
  const { site, course, chapter } = room;
  if (chaptersAreUnique) {
    return CHAPTER_PREFIX + (idAlone(chapter) ?? HASHED + (await sha256(chapter)));
  }
  const ids = `${quote(course, ODD)};${quote(chapter, ODD)}`;
  const id = `${site};${ids}`;
  if (id.length <= MAX_ID_CHARS) return CHAPTER_PREFIX + id;
  return `${CHAPTER_PREFIX}${site};${HASHED}${await sha256(ids)}`;
}

/** What the name of a room's channel tells of it. */
export interface NamedRoom {
  /** `null`: the site whose chapter ids are unique. */
  site: string | null;
  /** `null` where the name holds a hash, or the chapter alone; so is `chapter`. */
  course: string | null;
  chapter: string | null;
  /** The tag of the one group that the channel is for. */
  group?: string;
}

/**
 * What a name tells of a room; `null` where {@link roomChannel}, or the server for a group, makes it of none:
 * another spelling is refused.
 */
export function readRoomChannel(name: string): NamedRoom | null {
  if (!name.startsWith(CHAPTER_PREFIX)) return null;
  const id = name.slice(CHAPTER_PREFIX.length);
  if (!ID.test(id) || id.length > MAX_ID_CHARS) return null;
  if (THREE.test(id)) return readThree(id);
  const alone = { site: null, course: null };
  if (id.startsWith(HASHED)) {
    return HASH.test(id.slice(HASHED.length)) ? { ...alone, chapter: null } : null;
  }
  const chapter = id.startsWith(QUOTED) ? unquote(id.slice(QUOTED.length)) : id;
  return chapter && idAlone(chapter) === id ? { ...alone, chapter } : null;
}

/** Whether {@link roomChannel} makes this name of some room. */
export function isRoomChannel(name: string): boolean {
  return readRoomChannel(name) !== null;
}

function readThree(id: string): NamedRoom | null {
  const [site = '', course = '', last = ''] = id.split(';');
  const [chapter = '', group, ...more] = last.split(OF_GROUP);
  if (chapter === '' || more.length > 0 || (group !== undefined && !GROUP_TAG.test(group)))
    return null;
  const ofGroup = group === undefined ? {} : { group };
  // No quoted text is an `=` by itself.
  if (course === '=') {
    return HASH.test(chapter) ? { site, course: null, chapter: null, ...ofGroup } : null;
  }
  const read = { site, course: unquoted(course), chapter: unquoted(chapter), ...ofGroup };
  return read.course === null || read.chapter === null ? null : read;
}

/** What was quoted; `null` where it is written otherwise than {@link roomChannel} would. */
function unquoted(quoted: string): string | null {
  const text = unquote(quoted);
  return text !== null && quote(text, ODD) === quoted ? text : null;
}

/** What stands for a chapter whose id is enough; `null` where it is too long. */
function idAlone(chapter: string): string | null {
  const isMarked = chapter.startsWith(QUOTED) || chapter.startsWith(HASHED) || THREE.test(chapter);
  const id = ID.test(chapter) && !isMarked ? chapter : QUOTED + quote(chapter, ODD_ALONE);
  return id.length <= MAX_ID_CHARS ? id : null;
}
