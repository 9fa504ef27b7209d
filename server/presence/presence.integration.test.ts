import type PusherClient from 'pusher-js/dist/node/pusher.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GLOBAL_CHANNEL, userChannel } from '../contract/channels.ts';
import {
  AwayList,
  PREFERENCES_CHANGED,
  ReadOnlyRoster,
  USER_ACTIVE,
  USER_AWAY,
} from '../contract/presence.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';
import { connectClient, join, next } from './testing/channels-client.ts';

const channel = 'presence-chapter-1';

let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;
const clients: PusherClient[] = [];

beforeAll(async () => {
  server = await openTestServer();
  [ana, ben] = await Promise.all([server.signIn('Ana'), server.signIn('Ben')]);
});
afterAll(() => server?.[Symbol.asyncDispose]());
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

function connect(learner: TestLearner): PusherClient {
  const client = connectClient(server, learner);
  clients.push(client);
  return client;
}

const report = (
  learner: TestLearner,
  away: boolean,
  browserId = 'a-browser',
  channels = [channel],
) => server.send('PUT', '/api/me/activity', { browserId, away, channels }, learner.token);
const letIn = (learner: TestLearner, channel_name: string) =>
  server.send('POST', '/api/pusher/auth', { socket_id: '1.1', channel_name }, learner.token);
const prefer = (learner: TestLearner, some: object) =>
  server.send('PUT', '/api/me/preferences', some, learner.token);
const get = (path: string, { token }: TestLearner) =>
  server.ask(path, { headers: { authorization: `Bearer ${token}` } });

describe('a channel that is another spelling of a chapter’s', () => {
  it.each(['presence-chapter-=.=00', 'presence-chapter-=.7'])('is refused: %s', async (name) => {
    const authorization = `Bearer ${ana.token}`;
    const body = new URLSearchParams({ socket_id: '1.1', channel_name: name });
    const asked = server.ask('/api/pusher/auth', {
      method: 'POST',
      headers: { authorization },
      body,
    });
    expect(await problemIn(asked)).toBe('400 malformed-channel');
    expect(await problemIn(report(ana, true, 'a-browser', [name]))).toBe('400 malformed-channel');
    const query = new URLSearchParams({ channel: name });
    expect(await problemIn(get(`/api/presence/roster?${query}`, ana))).toBe(
      '400 malformed-channel',
    );
  });
});

describe('activity', () => {
  beforeAll(async () => {
    for (const name of [channel, 'presence-chapter-2']) await letIn(ana, name);
  });

  it('reaches the others on the chapter when it changes, and only then', async () => {
    const bens = connect(ben);
    await join(bens, channel);
    const events: string[] = [];
    for (const event of [USER_AWAY, USER_ACTIVE]) {
      bens.channel(channel).bind(event, () => events.push(event));
    }
    await report(ana, false);
    const away = next(bens, channel, USER_AWAY);
    await report(ana, true);
    expect(await away).toEqual({ userId: ana.id });
    await report(ana, true);
    const active = next(bens, channel, USER_ACTIVE);
    await report(ana, false);
    expect(await active).toEqual({ userId: ana.id });
    expect(events).toEqual([USER_AWAY, USER_ACTIVE]);
  });

  it('is known to who comes later', async () => {
    await report(ana, true);
    const list = await read(AwayList, get(`/api/presence/away?channel=${channel}`, ben));
    expect(list).toEqual({ away: [ana.id] });
    await report(ana, false);
  });

  it('is told on no channel that the learner was not let into', async () => {
    const strange = 'presence-chapter-strange';
    const bens = connect(ben);
    await Promise.all([join(bens, strange), join(bens, channel)]);
    const received: unknown[] = [];
    bens.channel(strange).bind(USER_AWAY, (data: unknown) => received.push(data));
    const away = next(bens, channel, USER_AWAY);
    await report(ana, true, 'a-browser', [strange, channel]);
    await away;
    expect(received).toEqual([]);
    const list = await read(AwayList, get(`/api/presence/away?channel=${strange}`, ben));
    expect(list).toEqual({ away: [] });
    await report(ana, false);
  });

  it('is kept of 20 browsers of a learner, however many report', async () => {
    const dora = await server.signIn('Dora');
    const busy = 'presence-chapter-busy';
    await letIn(dora, busy);
    await report(dora, false, 'browser-000', [busy]);
    for (let number = 1; number <= 20; number++) {
      await report(dora, true, `browser-${String(number).padStart(3, '0')}`, [busy]);
    }
    // The one that was active is the one that goes.
    const list = await read(AwayList, get(`/api/presence/away?channel=${busy}`, ben));
    expect(list.away).toEqual([dora.id]);
  });

  it('may change 60 times a minute; then its report is to come again later', async () => {
    const elif = await server.signIn('Elif');
    const toggled = 'presence-chapter-toggled';
    await letIn(elif, toggled);
    const answers: Response[] = [];
    for (let number = 0; number < 62; number++) {
      answers.push(await report(elif, number % 2 === 0, 'a-browser', [toggled]));
    }
    expect(answers.slice(0, 60).every(({ status }) => status === 204)).toBe(true);
    expect(answers[60]?.status).toBe(429);
    expect(Number(answers[60]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is that of the browser in which the learner is active', async () => {
    await report(ana, true, 'browser-1');
    await report(ana, false, 'browser-2', ['presence-chapter-2']);
    const list = await read(AwayList, get(`/api/presence/away?channel=${channel}`, ben));
    expect(list).toEqual({ away: [] });
    await report(ana, false, 'browser-1');
  });

  it.each([
    [
      'of no chapter',
      { browserId: 'a-browser', away: true, channels: ['presence-global'] },
      '400 malformed-channel',
    ],
    ['without a browser', { away: true, channels: [] }, '400 malformed-request'],
  ])('%s is refused', async (_what, body, problem) => {
    expect(await problemIn(server.send('PUT', '/api/me/activity', body, ana.token))).toBe(problem);
  });
});

describe('a learner who appears offline', () => {
  it('is taken out of their channels at once, on all browsers, and kept out', async () => {
    const bens = connect(ben);
    await join(bens, channel);
    const anas = [connect(ana), connect(ana)];
    const seen: Promise<unknown>[] = [];
    for (const client of anas) {
      await join(client, channel);
      await join(client, userChannel(ana.id));
      await client.user.signinDonePromise;
      seen.push(next(client, userChannel(ana.id), PREFERENCES_CHANGED));
    }
    const left = next(bens, channel, 'pusher:member_removed');
    expect((await prefer(ana, { appearOffline: true })).status).toBe(200);
    await Promise.all(seen);
    expect(await left).toMatchObject({ id: ana.id });
    for (const name of [channel, GLOBAL_CHANNEL]) {
      const fields = { socket_id: '1.1', channel_name: name };
      expect(await problemIn(server.send('POST', '/api/pusher/auth', fields, ana.token))).toBe(
        '403 appearing-offline',
      );
    }
  });

  it('sees who is there', async () => {
    const bens = connect(ben);
    await join(bens, channel);
    await join(bens, GLOBAL_CHANNEL);
    const roster = await read(ReadOnlyRoster, get(`/api/presence/roster?channel=${channel}`, ana));
    expect(roster).toEqual({
      members: [{ id: ben.id, name: 'Ben', imageUrl: null }],
      count: 1,
      away: [],
    });
    const platform = await read(
      ReadOnlyRoster,
      get(`/api/presence/roster?channel=${GLOBAL_CHANNEL}`, ana),
    );
    expect(platform).toEqual({ members: [], count: 1 });
  });

  it('is not told from one who is absent by what they report', async () => {
    await report(ana, true);
    const list = await read(AwayList, get(`/api/presence/away?channel=${channel}`, ben));
    expect(list).toEqual({ away: [] });
  });

  it('may come back', async () => {
    await prefer(ana, { appearOffline: false });
    await expect(join(connect(ana), channel)).resolves.toBeDefined();
  });
});

describe('a roster for reading', () => {
  it.each(['', '?channel=private-user-x', '?channel=news'])(
    'is one of a chapter, not %j',
    async (query) => {
      expect(await problemIn(get(`/api/presence/roster${query}`, ana))).toBe(
        '400 malformed-channel',
      );
    },
  );
});
