import { GLOBAL_CHANNEL, userOfChannel } from '../contract/channels.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { type RoomOnSite, roomOfChannel } from '../sites/room-of-channel.ts';

/** What a channel name stands for in Alongside. */
export type ChannelKind =
  | { kind: 'room'; room: RoomOnSite }
  | { kind: 'global' }
  | { kind: 'user'; userId: string };

/** Tells what `name` stands for; `null`: none of Alongside's channels, or a room of a site that the server does not have. */
export function channelKind(name: string, rules: readonly SiteRule[]): ChannelKind | null {
  if (name === GLOBAL_CHANNEL) return { kind: 'global' };
  const userId = userOfChannel(name);
  if (userId !== null) return { kind: 'user', userId };
  const room = roomOfChannel(name, rules);
  return room && { kind: 'room', room };
}
