import { isRoomChannel } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { Problem } from '../problem/problem.ts';
import { type RoomOnSite, roomOfChannel } from '../sites/room-of-channel.ts';
import { requestWords } from '../words/request.ts';

/**
 * The room of a channel, as a request names it.
 *
 * @throws Problem `malformed-channel` where it is none, `site-unknown` where the server does not have the site
 */
export function checkedRoomChannel(name: string, rules: readonly SiteRule[]): RoomOnSite {
  const room = roomOfChannel(name, rules);
  if (room) return room;
  if (isRoomChannel(name)) throw new Problem('site-unknown', requestWords.noSuchSite(name));
  throw new Problem('malformed-channel', requestWords.noChapterChannel(name));
}
