import type PusherClient from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BusyChapters } from '../contract/admin.ts';
import { ChannelAuthorization } from '../contract/api.ts';
import { GLOBAL_CHANNEL } from '../contract/channels.ts';
import { ConnectAnswer } from '../contract/connect.ts';
import { CrowdCount, PRESENCE_COUNT } from '../contract/crowd.ts';
import { ReadOnlyRoster } from '../contract/presence.ts';
import { ViewersPage } from '../contract/viewers.ts';
import { connectClient, join } from '../presence/testing/channels-client.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';

let server: TestServer;
let browsers: Browser[] = [];

beforeAll(async () => {
  server = await openTestServer({ PRESENCE_LIMIT: '5' });
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(() => {
  for (const { client } of browsers) client.disconnect();
  browsers = [];
});

/** A learner's browser that joins channels as the extension does. */
interface Browser {
  learner: TestLearner;
  client: PusherClient;
  /** What it was told of a channel, so far. */
  counts(channel: string): CrowdCount[];
  /** Joins a channel, or takes a place beside it. */
  enter(channel: string): Promise<'member' | 'beside'>;
  ask(channel: string): Promise<Response>;
}

async function open(learner: TestLearner): Promise<Browser> {
  const granted = new Map<string, string>();
  const client = connectClient(server, learner, granted);
  await new Promise((resolve) => client.bind('pusher:signin_success', resolve));
  const counts = new Map<string, CrowdCount[]>();
  const hear = (name: string, channel: string) => {
    client.subscribe(name).bind(PRESENCE_COUNT, (data: unknown) => {
      counts.set(channel, [...(counts.get(channel) ?? []), v.parse(CrowdCount, data)]);
    });
  };
  const browser: Browser = {
    learner,
    client,
    counts: (channel) => counts.get(channel) ?? [],
    ask: (channel) =>
      server.send(
        'POST',
        '/api/presence/connect',
        { socketId: client.connection.socket_id, full: [{ channel }] },
        learner.token,
      ),
    async enter(channel) {
      hear(channel, channel);
      const isIn = await join(client, channel).then(
        () => true,
        () => false,
      );
      if (isIn) return 'member';
      const { places } = await read(ConnectAnswer, browser.ask(channel));
      const place = places[0]?.place;
      if (!place) throw new Error(`${channel} has no room and is not full.`);
      client.unsubscribe(channel);
      for (const { channel: name, auth } of [place.here, place.counts]) granted.set(name, auth);
      hear(place.counts.channel, channel);
      await Promise.all([join(client, place.here.channel), join(client, place.counts.channel)]);
      return 'beside';
    },
  };
  browsers.push(browser);
  return browser;
}

async function people(count: number, prefix: string): Promise<Browser[]> {
  const names = Array.from({ length: count }, (_, at) => `${prefix} ${at + 1}`);
  return Promise.all(names.map(async (name) => open(await server.signIn(name))));
}

/** Waits until all of them have been told last that so many are there. */
async function untilTold(all: readonly Browser[], channel: string, last: Partial<CrowdCount>) {
  await expect
    .poll(() => all.map(({ counts }) => counts(channel).at(-1)), { timeout: 10_000, interval: 50 })
    .toEqual(all.map(() => expect.objectContaining(last)));
}

const roster = ({ token }: TestLearner, channel: string) =>
  read(
    ReadOnlyRoster,
    server.ask(`/api/presence/roster?channel=${channel}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
  );

describe.each(['presence-chapter-1', GLOBAL_CHANNEL])(
  'on %s, which holds 5, 7 people',
  (channel) => {
    it('are counted alike for all, each once, until there is room for them again', async () => {
      const all = await people(7, channel.slice(9, 12));
      const first = all.slice(0, 5);
      const [sixth, seventh] = all.slice(5);
      if (!sixth || !seventh) throw new Error('There are 7.');
      expect(await Promise.all(first.map(({ enter }) => enter(channel)))).not.toContain('beside');
      expect(await sixth.enter(channel)).toBe('beside');
      expect(await seventh.enter(channel)).toBe('beside');
      await untilTold(all, channel, { count: 7, crowd: true });

      // Another browser of one who is beside it.
      const second = await open(seventh.learner);
      expect(await second.enter(channel)).toBe('beside');
      expect(second.counts(channel).at(-1)?.count ?? 7).toBe(7);
      expect(await roster(sixth.learner, channel)).toMatchObject({ count: 7 });

      for (const { client } of first.slice(1)) client.disconnect();
      const staying = all.filter((each) => !first.slice(1).includes(each));
      await untilTold(staying, channel, { count: 3, crowd: true, rejoin: true });
      for (const { client } of [sixth, seventh, second]) client.disconnect();
      await untilTold(first.slice(0, 1), channel, { count: 1, crowd: false });

      const seqs = first[0]?.counts(channel).map(({ seq }) => seq) ?? [];
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    });
  },
);

describe('a chapter', () => {
  const channel = 'presence-chapter-2';

  it('is not full for who asks while it has room', async () => {
    const [ana] = await people(1, 'Ana');
    expect(await read(ConnectAnswer, ana?.ask(channel) ?? Promise.reject())).toMatchObject({
      places: [{ channel, place: null }],
    });
  });

  it('gives who comes to a crowd a place with the authorisation, and faces that all see', async () => {
    const all = await people(6, 'Eva');
    for (const { enter } of all) await enter(channel);
    await untilTold(all, channel, { count: 6, crowd: true });
    const faces = all[0]
      ?.counts(channel)
      .at(-1)
      ?.faces?.map(({ name }) => name);
    expect(faces).toHaveLength(5);
    expect(faces).toEqual(expect.arrayContaining([expect.stringMatching(/^Eva \d$/)]));

    // By pages all of them are named, also who is beside the channel.
    const pageFor = async (by: string) => {
      const token = all[0]?.learner.token ?? '';
      const asked = server.ask(`/api/presence/viewers?channel=${channel}&${by}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { viewers, next } = await read(ViewersPage, asked);
      return { names: viewers.map(({ name }) => name), next };
    };
    const page = await pageFor('limit=4');
    expect(page.names).toEqual(['Eva 1', 'Eva 2', 'Eva 3', 'Eva 4']);
    expect(await pageFor(`limit=4&after=${page.next}`)).toEqual({
      names: ['Eva 5', 'Eva 6'],
      next: null,
    });
    expect(await pageFor('search=EVA+6')).toEqual({ names: ['Eva 6'], next: null });

    // Instructors and admins read of all of them.
    const admin = await server.signIn('Admin', { role: true });
    const headers = { authorization: `Bearer ${admin.token}` };
    const table = await read(BusyChapters, server.ask('/api/admin/chapters', { headers }));
    expect(table.chapters).toMatchObject([{ chapterId: '2', viewers: 6 }]);

    const { token } = await server.signIn('Fay');
    const asked = { socket_id: '1.1', channel_name: channel };
    const answer = server.send('POST', '/api/pusher/auth', asked, token);
    const { place, count } = await read(ChannelAuthorization, answer);
    expect(count).toMatchObject({ count: 6, crowd: true });
    expect(place?.counts.channel).toBe('private-cache-chapter-2');
    expect(place?.here.channel).toMatch(/^private-here-[\w-]{22}-/);
  });

  it('gives no place to who may not be there, nor for a channel that is none', async () => {
    const [ana] = await people(1, 'Ana');
    if (!ana) throw new Error('There is one.');
    await server.send('PUT', '/api/me/preferences', { appearOffline: true }, ana.learner.token);
    expect(await problemIn(ana.ask(channel))).toBe('403 appearing-offline');
    expect(await problemIn(ana.ask('presence-chapter-=.7'))).toBe('400 malformed-channel');
  });
});
