import { Hono } from 'hono';
import type Pusher from 'pusher';
import type { Access } from '../access/access.ts';
import { ActivityReport, type AwayList, USER_ACTIVE, USER_AWAY } from '../contract/presence.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { readJson } from '../problem/read-request.ts';
import { awayOn, channelsOf, isAway } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import type { AuthorisedChannels } from './authorised-channels.ts';
import { checkedRoomChannel } from './checked-room-channel.ts';
import { enterByQuery } from './enter-by-query.ts';
import type { RoomId } from './room-id.ts';
import { type SeenOn, writeSeenOn } from './seen-on.ts';
import { createTellChannels } from './tell-channels.ts';
import type { VisibilityIn } from './visibility-in.ts';

/** Channels that are told of one change: tabs that one person has open, generously. */
const MAX_CHANNELS_TOLD = 50;

/**
 * `PUT /me/activity` takes a browser's report and tells the chapters when the learner's activity has
 * changed with it: from the server, so that nobody can speak for another, and only where the learner
 * was let in: of channels that they were not, a report says nothing. `GET /presence/away` says
 * who is away on a chapter, for those who come later.
 */
export function activityRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  sites: readonly SiteRule[];
  access: Access;
  store: ActivityStore;
  authorised: AuthorisedChannels;
  limits: Limits;
  roomId: RoomId;
  visibilityIn: VisibilityIn;
  now: () => Date;
}) {
  const { verify, pusher, sites, access, store, authorised } = options;
  const { limits, roomId, visibilityIn, now } = options;
  const tellChannels = createTellChannels(pusher, roomId);

  /**
   * Those of the channels that a person was let into and may still be on, where others see them by a name:
   * of who is only counted nobody is told whether they are away.
   */
  async function seenAmong(person: SignedInPerson, channels: readonly string[]): Promise<SeenOn[]> {
    const places = Array.from(await authorised.among(person.id, channels));
    const decided = places.map(async ([channel, place]) => {
      const decision = await access.decide(person, place);
      const seen = await visibilityIn(person.id, place, decision);
      const isNamed = seen === 'name' || seen === 'first-name';
      return decision.enter && isNamed ? [{ channel, seen }] : [];
    });
    return (await Promise.all(decided)).flat();
  }

  return new Hono<SignedInEnv>()
    .put('/me/activity', signedIn(verify), async (c) => {
      const { browserId, away, channels: named } = await readJson(c.req, ActivityReport);
      for (const channel of named) checkedRoomChannel(channel, sites);
      const person = c.get('person');
      const { id: learnerId } = person;
      const seen = await seenAmong(person, [...new Set(named)]);
      // Away is something that only who is there can be.
      if (seen.length === 0 && (await visibilityIn(learnerId, null, null)) === 'offline') {
        return c.body(null, 204);
      }
      const channels = seen.map(writeSeenOn);
      const before = await store.ofLearner(learnerId);
      const report = { learnerId, away, channels, reportedAt: now() };
      const after = [...before.filter((each) => each.browserId !== browserId), report];
      const isNowAway = isAway(after, now());
      const isChange = isNowAway !== isAway(before, now());
      const seenOn = isChange ? channelsOf(after, now()).slice(0, MAX_CHANNELS_TOLD) : [];
      // Before it is kept: a change that nobody may be told of now is one that is still to be reported.
      if (seenOn.length > 0) await limits.take('personAnnouncements', learnerId, seenOn.length);
      await store.put(browserId, report);
      await tellChannels(seenOn, isNowAway ? USER_AWAY : USER_ACTIVE, learnerId);
      return c.body(null, 204);
    })
    .get('/presence/away', signedIn(verify), async (c) => {
      const { channel } = await enterByQuery(c.req, c.get('person'), { sites, access });
      const away = awayOn(channel, await store.ofChannel(channel), now(), roomId);
      return c.json({ away } satisfies AwayList);
    });
}
