import { Hono } from 'hono';
import type { Access } from '../access/access.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { type ViewersPage, ViewersQuery } from '../contract/viewers.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { readQuery } from '../problem/read-request.ts';
import { awayOn } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import { enterByQuery } from './enter-by-query.ts';
import type { MembersBehind } from './members-behind.ts';
import type { RoomChannels } from './room-channels.ts';
import type { RoomId } from './room-id.ts';
import type { RoomList } from './room-list.ts';
import { pageOf } from './viewers-page.ts';

/**
 * `GET /presence/viewers`: who is in a room, page by page, for who may enter it: where there are more than its
 * presence channel holds, or than a page is sent.
 */
export function viewersRoutes(options: {
  verify: Verifier;
  sites: readonly SiteRule[];
  access: Access;
  roomChannels: RoomChannels;
  roomList: RoomList;
  membersBehind: Pick<MembersBehind, 'learners'>;
  store: Pick<ActivityStore, 'ofLearners'>;
  roomId: RoomId;
  now: () => Date;
}) {
  const { verify, sites, access, roomChannels, roomList } = options;
  const { membersBehind, store, roomId, now } = options;

  async function awayAmong(channel: string, theirs: string[], ids: string[]): Promise<Set<string>> {
    const reports = await store.ofLearners(await membersBehind.learners(channel, ids));
    return new Set(awayOn(theirs, reports, now(), roomId));
  }

  return new Hono<SignedInEnv>().get('/presence/viewers', signedIn(verify), async (c) => {
    const query = readQuery(c.req, ViewersQuery);
    const { channel, place, decided } = await enterByQuery(c.req, c.get('person'), {
      ...{ sites, access },
    });
    const theirs = await roomChannels(channel, place, decided);
    const { people, next } = pageOf(await roomList(channel, theirs), query);
    const ids = people.map(({ id }) => id);
    const away = await awayAmong(channel, theirs, ids);
    const viewers = people.map((person) => ({
      ...person,
      ...(away.has(person.id) && { away: true as const }),
    }));
    return c.json({ viewers, next } satisfies ViewersPage);
  });
}
