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
import type { RoomChannels } from './room-channels.ts';
import type { RoomId } from './room-id.ts';
import { usersOn } from './users-on.ts';

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
  roomChannels: RoomChannels;
  namedMembers: NamedMembers;
  /** How many are on a channel that is a crowd's; `null`: it is none. */
  countOf(channel: string): Promise<number | null>;
  now: () => Date;
}) {
  const { verify, pusher, sites, access, visits, store } = options;
  const { roomId, roomChannels, namedMembers, now } = options;
  const { countOf } = options;

  async function globalRoster(): Promise<ReadOnlyRoster> {
    const crowd = await countOf(GLOBAL_CHANNEL);
    if (crowd !== null) return { members: [], count: crowd };
    const path = `/channels/${GLOBAL_CHANNEL}`;
    const response = await pusher.get({ path, params: { info: 'user_count' } });
    return { members: [], count: v.parse(Count, await response.json()).user_count };
  }

  async function chapterRoster(channel: string, theirs: string[]): Promise<ReadOnlyRoster> {
    const ids = await usersOn(pusher, theirs);
    const members = await namedMembers(channel, ids);
    const away = awayOn(theirs, await store.ofChannels(theirs), now(), roomId);
    const [one = channel, ...more] = theirs;
    const crowd = more.length === 0 ? await countOf(one) : null;
    return { members, count: crowd ?? ids.length, away };
  }

  return new Hono<SignedInEnv>().get('/presence/roster', signedIn(verify), async (c) => {
    if (c.req.query('channel') === GLOBAL_CHANNEL) return c.json(await globalRoster());
    const person = c.get('person');
    const asked = await enterByQuery(c.req, person, { sites, access });
    const { channel, room, place, decided } = asked;
    // Who appears offline is on no channel, and a learner of the course all the same.
    if (room) visits.note(person, room);
    return c.json(await chapterRoster(channel, await roomChannels(channel, place, decided)));
  });
}
