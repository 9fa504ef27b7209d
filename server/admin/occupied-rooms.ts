import type { SiteRule } from '../contract/sites/rule.ts';
import type { PeopleOn } from '../crowd/people-on.ts';
import { roomName } from '../sites/group-channel.ts';
import { roomOfChannel } from '../sites/room-of-channel.ts';

/** A room where people are, as far as the names of its channels tell. */
export interface OccupiedRoom {
  /** What its channels have in common. */
  name: string;
  channels: string[];
  site: string;
  course: string | null;
  chapterId: string | null;
  /** The sum over its channels. */
  viewers: number;
}

/**
 * The rooms where people are now, most people first.
 *
 * @param parts.countOf how many are on a channel that does not hold all of them; `null`: it does
 */
export async function occupiedRooms(parts: {
  people: Pick<PeopleOn, 'memberCounts'>;
  sites: readonly SiteRule[];
  countOf(channel: string): Promise<number | null>;
}): Promise<OccupiedRoom[]> {
  const { people, sites, countOf } = parts;
  const rooms = new Map<string, OccupiedRoom>();
  for (const [channel, members] of await people.memberCounts()) {
    const viewers = (await countOf(channel)) ?? members;
    const room = viewers > 0 ? roomAt(channel, viewers, sites) : null;
    if (!room) continue;
    const group = rooms.get(room.name);
    if (group) {
      group.channels.push(channel);
      group.viewers += viewers;
    } else rooms.set(room.name, room);
  }
  return [...rooms.values()].sort((one, other) => other.viewers - one.viewers);
}

/** `null` for what is no room's own name, whoever made that channel, and a room of a site that the server does not have. */
function roomAt(channel: string, viewers: number, sites: readonly SiteRule[]): OccupiedRoom | null {
  const room = roomOfChannel(channel, sites);
  if (!room) return null;
  const { rule, course, chapter: chapterId } = room;
  const name = roomName(channel);
  return { name, channels: [channel], site: rule.id, course, chapterId, viewers };
}
