import {
  type NamedRoom,
  type Room,
  readRoomChannel,
  roomChannel,
} from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';

/** A room on a site of the server, as far as the name of its channel tells. */
export interface RoomOnSite extends Pick<NamedRoom, 'course' | 'chapter' | 'group'> {
  rule: SiteRule;
}

/** The room of a channel; `null` where the name is no room's, or one's of a site that the server does not have. */
export function roomOfChannel(name: string, rules: readonly SiteRule[]): RoomOnSite | null {
  const named = readRoomChannel(name);
  if (!named) return null;
  const { site, ...rest } = named;
  const rule = rules.find(({ id, uniqueChapters }) => (uniqueChapters ? null : id) === site);
  return rule ? { rule, ...rest } : null;
}

/** The channel of a room; `null` where the server does not have its site. */
export async function channelOfRoom(
  room: Room,
  rules: readonly SiteRule[],
): Promise<string | null> {
  const rule = rules.find(({ id }) => id === room.site);
  return rule ? roomChannel(room, rule.uniqueChapters) : null;
}
