import { createHash } from 'node:crypto';
import { GLOBAL_CHANNEL, isChannelName } from '../contract/channels.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { roomOfChannel } from '../sites/room-of-channel.ts';

const PRESENCE = 'presence-';
const COUNTS = 'private-cache-';

/** Before the channels of who is beside a presence channel. */
export const HERE_PREFIX = 'private-here-';
/** Characters of a hash: with them an id of 128 characters, Pusher's limit, makes a name of 164, its limit, too. */
const HASH_CHARS = 22;
const HERE = /^private-here-([\w-]{22})-(.+)$/;

/** What stands for a presence channel where its name would be too long. */
export function channelHash(channel: string): string {
  return createHash('sha256').update(channel).digest('base64url').slice(0, HASH_CHARS);
}

/** The channel of somebody who is in a room, or on the platform, beside its presence channel. */
export function hereChannel(channel: string, id: string): string {
  return `${HERE_PREFIX}${channelHash(channel)}-${id}`;
}

/** What {@link hereChannel} made a name of; `null`: it made it of nothing. */
export function readHereChannel(name: string): { hash: string; id: string } | null {
  const [, hash, id] = HERE.exec(name) ?? [];
  return hash && id ? { hash, id } : null;
}

/** Where counts of a presence channel are heard. */
export function countsChannel(channel: string): string {
  return COUNTS + channel.slice(PRESENCE.length);
}

/** Whether `name` is one of those beside the presence channel of a room of these sites, or of the platform. */
export function isCrowdChannel(name: string, rules: readonly SiteRule[]): boolean {
  if (readHereChannel(name)) return isChannelName(name);
  if (!name.startsWith(COUNTS)) return false;
  const channel = PRESENCE + name.slice(COUNTS.length);
  return channel === GLOBAL_CHANNEL || roomOfChannel(channel, rules) !== null;
}
