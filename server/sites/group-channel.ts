import { createHash } from 'node:crypto';
import { CHAPTER_PREFIX } from '../contract/channels.ts';
import { MAX_GROUPED_CHARS, OF_GROUP } from '../contract/room-channel.ts';

/** The id of a room's channel in its parts, as far as it is one of site, course and chapter. */
const THREE = /^(?<site>[a-z0-9-]{1,24});(?<all>[^;]+;[^;]+)$/;
/** What stands in the place of a course and a chapter that were too long. */
const HASHED = '=;';

/**
 * What all channels of a room have in common: the name of its one channel, or of its groups' without the
 * group. It is as long as names are beside which a group fits, for rooms of all sites.
 */
export function roomName(channel: string): string {
  const id = channel.slice(CHAPTER_PREFIX.length);
  const { site, all = '' } = THREE.exec(id)?.groups ?? {};
  if (site === undefined) return channel;
  const [ids = ''] = all.split(OF_GROUP);
  const isShort = site.length + 1 + ids.length <= MAX_GROUPED_CHARS;
  if (isShort || ids.startsWith(HASHED)) return `${CHAPTER_PREFIX}${site};${ids}`;
  const hash = createHash('sha256').update(ids).digest('hex').toUpperCase();
  return `${CHAPTER_PREFIX}${site};${HASHED}${hash}`;
}

/**
 * The channel of one group of a room. No two of (room, tag) have one, and none has two.
 *
 * @param channel any channel of the room
 */
export function groupChannel(channel: string, tag: string): string {
  return roomName(channel) + OF_GROUP + tag;
}
