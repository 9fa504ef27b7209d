import { Hono, type HonoRequest } from 'hono';
import type { Access } from '../access/access.ts';
import { ActivityReport, type AwayList, type RoomChannelNames } from '../contract/presence.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { readJson } from '../problem/read-request.ts';
import { roomName } from '../sites/group-channel.ts';
import { awayOn, channelsOf, isAway } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import type { AuthorisedChannels } from './authorised-channels.ts';
import { checkedRoomChannel } from './checked-room-channel.ts';
import { enterByQuery } from './enter-by-query.ts';
import type { RoomChannels } from './room-channels.ts';
import type { RoomId } from './room-id.ts';
import { type SeenOn, writeSeenOn } from './seen-on.ts';
import type { TellActivity } from './tell-activity.ts';
import type { VisibilityIn } from './visibility-in.ts';

/** Channels that are told of one change: tabs that one person has open, or two chapters of someone who meets all groups. */
const MAX_CHANNELS_TOLD = 100;

/**
 * `PUT /me/activity` takes a browser's report and tells the chapters when the learner's activity has
 * changed with it: from the server, so that nobody can speak for another, and only where the learner
 * was let in: of channels that they were not, a report says nothing. `GET /presence/away` says
 * who is away on a chapter, for those who come later; `GET /presence/channels`, which channels of it are theirs.
 */
export function activityRoutes(options: {
  verify: Verifier;
  sites: readonly SiteRule[];
  access: Access;
  store: ActivityStore;
  authorised: AuthorisedChannels;
  limits: Limits;
  activity: Pick<TellActivity, 'tell'>;
  roomId: RoomId;
  roomChannels: RoomChannels;
  visibilityIn: VisibilityIn;
  now: () => Date;
}) {
  const { verify, sites, access, store, authorised } = options;
  const { limits, activity, roomId, roomChannels, visibilityIn, now } = options;

  /**
   * Those of the rooms that a person was let into and may still be in, where others see them by a name:
   * of who is only counted nobody is told whether they are away.
   */
  async function seenAmong(person: SignedInPerson, channels: readonly string[]): Promise<SeenOn[]> {
    const places = Array.from(await authorised.among(person.id, channels));
    const decided = places.map(async ([channel, place]) => {
      const decision = await access.decide(person, place);
      const seen = await visibilityIn(person.id, place, decision);
      const isNamed = seen === 'name' || seen === 'first-name';
      if (!decision.enter || !isNamed) return [];
      const theirs = await roomChannels(channel, place, decision);
      return theirs.map((each): SeenOn => ({ channel: each, seen }));
    });
    return (await Promise.all(decided)).flat();
  }

  async function channelsBy(request: HonoRequest, person: SignedInPerson): Promise<string[]> {
    const asked = await enterByQuery(request, person, { sites, access });
    return roomChannels(asked.channel, asked.place, asked.decided);
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
      if (seenOn.length > 0) await limits.take('personAnnouncements', learnerId, roomsOf(seenOn));
      await store.put(browserId, report);
      await activity.tell(seenOn, isNowAway, learnerId);
      return c.body(null, 204);
    })
    .get('/presence/away', signedIn(verify), async (c) => {
      const channels = await channelsBy(c.req, c.get('person'));
      const away = awayOn(channels, await store.ofChannels(channels), now(), roomId);
      return c.json({ away } satisfies AwayList);
    })
    .get('/presence/channels', signedIn(verify), async (c) => {
      const channels = await channelsBy(c.req, c.get('person'));
      return c.json({ channels } satisfies RoomChannelNames);
    });
}

/** How many rooms these channels are of: each counts once, however many groups are told. */
function roomsOf(seenOn: readonly SeenOn[]): number {
  return new Set(seenOn.map(({ channel }) => roomName(channel))).size;
}
