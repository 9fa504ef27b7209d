import pLimit from 'p-limit';
import type Pusher from 'pusher';
import * as v from 'valibot';
import { OF_GROUP } from '../contract/room-channel.ts';
import { roomName } from '../sites/group-channel.ts';

/** Requests to Channels at once. */
const AT_ONCE = 10;

const Users = v.object({ users: v.array(v.object({ id: v.string() })) });
const Channels = v.object({ channels: v.record(v.string(), v.unknown()) });

/**
 * The ids of who is on any of a room's channels, each once.
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users
 */
export async function usersOn(
  pusher: Pick<Pusher, 'get'>,
  channels: readonly string[],
): Promise<string[]> {
  return usersOnEach(pusher, await occupiedAmong(pusher, channels));
}

/** The same of channels that somebody is on. */
export async function usersOnEach(
  pusher: Pick<Pusher, 'get'>,
  channels: readonly string[],
): Promise<string[]> {
  const limit = pLimit(AT_ONCE);
  const users = channels.map((channel) => limit(() => usersOnOne(pusher, channel)));
  return [...new Set((await Promise.all(users)).flat())];
}

async function usersOnOne(pusher: Pick<Pusher, 'get'>, channel: string): Promise<string[]> {
  const response = await pusher.get({ path: `/channels/${channel}/users` });
  return v.parse(Users, await response.json()).users.map(({ id }) => id);
}

/** Most groups of a large course are on other chapters: one request tells. */
async function occupiedAmong(
  pusher: Pick<Pusher, 'get'>,
  channels: readonly string[],
): Promise<readonly string[]> {
  const [first = '', ...more] = channels;
  if (more.length === 0) return channels;
  const filter_by_prefix = roomName(first) + OF_GROUP;
  const response = await pusher.get({ path: '/channels', params: { filter_by_prefix } });
  const found = v.parse(Channels, await response.json()).channels;
  return channels.filter((channel) => channel in found || !channel.startsWith(filter_by_prefix));
}
