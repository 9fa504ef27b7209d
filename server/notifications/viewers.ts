import type Pusher from 'pusher';
import * as v from 'valibot';
import type { SiteRule } from '../contract/sites/rule.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { Viewers } from './audience.ts';

const Users = v.object({ users: v.array(v.object({ id: v.string() })) });

/**
 * Who is in a room right now, from the Channels HTTP API; nobody where the server does not have its site.
 *
 * @param learnersBehind the learners behind ids on a channel
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users
 */
export function createRoomViewers(
  pusher: Pusher,
  sites: readonly SiteRule[],
  learnersBehind: (channel: string, ids: readonly string[]) => Promise<string[]>,
): Viewers {
  return async (room) => {
    const channel = await channelOfRoom(room, sites);
    if (channel === null) return [];
    const response = await pusher.get({ path: `/channels/${channel}/users` });
    const { users } = v.parse(Users, await response.json());
    return learnersBehind(
      channel,
      users.map(({ id }) => id),
    );
  };
}
