import { Hono } from 'hono';
import type Pusher from 'pusher';
import { parseChannel } from '../contract/channels.ts';
import { ActivityReport, type AwayList, USER_ACTIVE, USER_AWAY } from '../contract/presence.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { Problem } from '../problem/problem.ts';
import { readJson } from '../problem/read-request.ts';
import { awayLearners, channelsOf, isAway } from './activity.ts';
import type { ActivityStore } from './activity-store.ts';
import { chapterChannelOf } from './chapter-channel-of.ts';

/** Channels that one trigger of Pusher's HTTP API takes. */
const CHANNELS_PER_TRIGGER = 100;

/**
 * `PUT /me/activity` takes a browser's report and tells the chapters when the learner's activity has
 * changed with it: from the server, so that nobody can speak for another. `GET /presence/away` says
 * who is away on a chapter, for those who come later.
 */
export function activityRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  store: ActivityStore;
  appearsOffline(learnerId: string): Promise<boolean>;
  now: () => Date;
}) {
  const { verify, pusher, store, appearsOffline, now } = options;
  return new Hono<SignedInEnv>()
    .put('/me/activity', signedIn(verify), async (c) => {
      const { browserId, away, channels } = await readJson(c.req, ActivityReport);
      const foreign = channels.find((channel) => parseChannel(channel)?.kind !== 'chapter');
      if (foreign) throw new Problem('malformed-channel', `${foreign} is no chapter's channel.`);
      const { id: learnerId } = c.get('person');
      // Away is something that only who is there can be.
      if (await appearsOffline(learnerId)) return c.body(null, 204);
      const before = await store.ofLearner(learnerId);
      await store.put(browserId, { learnerId, away, channels, reportedAt: now() });
      const after = await store.ofLearner(learnerId);
      const isNowAway = isAway(after, now());
      if (isNowAway !== isAway(before, now())) {
        const seenOn = channelsOf(after, now()).slice(0, CHANNELS_PER_TRIGGER);
        const event = isNowAway ? USER_AWAY : USER_ACTIVE;
        if (seenOn.length > 0) await pusher.trigger(seenOn, event, { userId: learnerId });
      }
      return c.body(null, 204);
    })
    .get('/presence/away', signedIn(verify), async (c) => {
      const channel = chapterChannelOf(c.req.query('channel'));
      const away = awayLearners(await store.ofChannel(channel), now());
      return c.json({ away } satisfies AwayList);
    });
}
