import type Pusher from 'pusher';
import * as v from 'valibot';
import type { SiteRule } from '../contract/sites/rule.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { Viewers } from './audience.ts';

const Users = v.object({ users: v.array(v.object({ id: v.string() })) });

/**
 * Who is in a room right now, from the Channels HTTP API; nobody where the server does not have its site.
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users
 */
export function createRoomViewers(pusher: Pusher, sites: readonly SiteRule[]): Viewers {
  return async (room) => {
    const channel = await channelOfRoom(room, sites);
    if (channel === null) return [];
    const response = await pusher.get({ path: `/channels/${channel}/users` });
    return v.parse(Users, await response.json()).users.map(({ id }) => id);
  };
}
