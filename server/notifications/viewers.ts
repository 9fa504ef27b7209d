import type Pusher from 'pusher';
import * as v from 'valibot';
import { chapterChannel } from '../contract/channels.ts';
import type { Viewers } from './audience.ts';

const Users = v.object({ users: v.array(v.object({ id: v.string() })) });

/**
 * Who is on a chapter right now, from the Channels HTTP API.
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users
 */
export function createChapterViewers(pusher: Pusher): Viewers {
  return async (chapterId) => {
    const path = `/channels/${await chapterChannel(chapterId)}/users`;
    const response = await pusher.get({ path });
    return v.parse(Users, await response.json()).users.map(({ id }) => id);
  };
}
