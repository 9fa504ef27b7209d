import { Hono } from 'hono';
import type Pusher from 'pusher';
import * as v from 'valibot';
import type { Access } from '../access/access.ts';
import { GLOBAL_CHANNEL } from '../contract/channels.ts';
import type { ReadOnlyRoster } from '../contract/presence.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Visits } from '../visits/visits.ts';
import { awayOn } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import { enterByQuery } from './enter-by-query.ts';
import type { NamedMembers } from './named-members.ts';
import type { RoomId } from './room-id.ts';

const Users = v.object({ users: v.array(v.object({ id: v.string() })) });
const Count = v.object({ user_count: v.optional(v.number(), 0) });

/**
 * `GET /presence/roster`: who is on a chapter, or how many are on the platform, out of the Channels
 * HTTP API: for a learner who appears offline and is on no presence channel, where they may enter.
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-users
 */
export function rosterRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  sites: readonly SiteRule[];
  access: Access;
  visits: Pick<Visits, 'note'>;
  store: ActivityStore;
  roomId: RoomId;
  namedMembers: NamedMembers;
  now: () => Date;
}) {
  const { verify, pusher, sites, access, visits, store, roomId, namedMembers, now } = options;

  async function globalRoster(): Promise<ReadOnlyRoster> {
    const path = `/channels/${GLOBAL_CHANNEL}`;
    const response = await pusher.get({ path, params: { info: 'user_count' } });
    return { members: [], count: v.parse(Count, await response.json()).user_count };
  }

  async function chapterRoster(channel: string): Promise<ReadOnlyRoster> {
    const response = await pusher.get({ path: `/channels/${channel}/users` });
    const { users } = v.parse(Users, await response.json());
    const ids = users.map(({ id }) => id);
    const members = await namedMembers(channel, ids);
    const away = awayOn(channel, await store.ofChannel(channel), now(), roomId);
    return { members, count: users.length, away };
  }

  return new Hono<SignedInEnv>().get('/presence/roster', signedIn(verify), async (c) => {
    if (c.req.query('channel') === GLOBAL_CHANNEL) return c.json(await globalRoster());
    const person = c.get('person');
    const { channel, room } = await enterByQuery(c.req, person, { sites, access });
    // Who appears offline is on no channel, and a learner of the course all the same.
    if (room) visits.note(person, room);
    return c.json(await chapterRoster(channel));
  });
}
