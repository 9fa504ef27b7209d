import type PusherClient from 'pusher-js/dist/node/pusher.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ChannelAuthorization } from '../contract/api.ts';
import { GLOBAL_CHANNEL } from '../contract/channels.ts';
import { AwayList, ReadOnlyRoster, USER_AWAY, USER_GONE } from '../contract/presence.ts';
import { ViewersPage } from '../contract/viewers.ts';
import type { Visibility } from '../contract/visibility.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';
import { connectClient, join, next } from './testing/channels-client.ts';

const channel = 'presence-chapter-1';
const ROOM_ID = /^[\w-]{22}$/;

let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;
const clients: PusherClient[] = [];

beforeAll(async () => {
  server = await openTestServer();
  [ana, ben] = await Promise.all([server.signIn('Ana Silva'), server.signIn('Ben')]);
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

async function choose(learner: TestLearner, some: object): Promise<void> {
  const response = await server.send('PUT', '/api/me/preferences', some, learner.token);
  expect(response.status).toBe(200);
}

const ask = (learner: TestLearner, fields: object = {}) =>
  server.send(
    'POST',
    '/api/pusher/auth',
    { socket_id: '1.1', channel_name: channel, course_id: 'demo', ...fields },
    learner.token,
  );

async function signed(learner: TestLearner, fields: object = {}) {
  const { channel_data } = await read(ChannelAuthorization, ask(learner, fields));
  return JSON.parse(channel_data ?? '');
}

const get = (path: string, { token }: TestLearner) =>
  server.ask(path, { headers: { authorization: `Bearer ${token}` } });
const rosterFor = (learner: TestLearner) =>
  read(ReadOnlyRoster, get(`/api/presence/roster?channel=${channel}`, learner));
const viewersFor = (learner: TestLearner) =>
  read(ViewersPage, get(`/api/presence/viewers?channel=${channel}`, learner));
const awayFor = (learner: TestLearner) =>
  read(AwayList, get(`/api/presence/away?channel=${channel}`, learner));
const report = (learner: TestLearner, away: boolean) =>
  server.send(
    'PUT',
    '/api/me/activity',
    { browserId: `browser-${learner.id}`, away, channels: [channel] },
    learner.token,
  );

describe('what is signed of a learner for a room', () => {
  it('is their account at the level of the full name', async () => {
    await choose(ana, { visibility: 'name' });
    expect(await signed(ana)).toEqual({
      user_id: ana.id,
      user_info: { id: ana.id, name: 'Ana Silva', imageUrl: null, since: expect.any(Number) },
    });
  });

  it('is the first name and an id of the room at that level', async () => {
    await choose(ana, { visibility: 'first-name' });
    const here = await signed(ana);
    expect(here).toEqual({
      user_id: expect.stringMatching(ROOM_ID),
      user_info: { id: here.user_id, name: 'Ana', imageUrl: null, since: expect.any(Number) },
    });
    expect(await signed(ana, { socket_id: '2.2' })).toMatchObject({ user_id: here.user_id });
    const there = await signed(ana, { channel_name: 'presence-chapter-2' });
    expect(there.user_id).not.toBe(here.user_id);
  });

  it('is an id of the room, and nothing else, of who is only counted', async () => {
    await choose(ana, { visibility: 'counted' });
    const here = await signed(ana);
    expect(here).toEqual({ user_id: expect.stringMatching(ROOM_ID) });
    const there = await signed(ana, { channel_name: 'presence-chapter-2' });
    expect(there.user_id).not.toBe(here.user_id);
  });

  it('is by what they chose for the course, where they did', async () => {
    const courseVisibility = [{ site: 'demo', course: 'demo', visibility: 'name' }];
    await choose(ana, { visibility: 'offline', courseVisibility });
    expect(await signed(ana)).toMatchObject({ user_id: ana.id });
    for (const fields of [{ course_id: 'other' }, { channel_name: GLOBAL_CHANNEL }]) {
      expect(await problemIn(ask(ana, fields))).toBe('403 appearing-offline');
    }
    const again = courseVisibility.map((each) => ({ ...each, visibility: null }));
    await choose(ana, { visibility: 'name', courseVisibility: again });
  });

  it('has the beginning of the visit that the extension names, and none that is still to come', async () => {
    const since = Date.now() - 60_000;
    expect((await signed(ana, { since: String(since) })).user_info.since).toBe(since);
    for (const later of [String(Date.now() + 60_000), 'yesterday', '-5', '1e99']) {
      const now = Date.now();
      const { user_info } = await signed(ana, { since: later });
      expect(user_info.since).toBeGreaterThanOrEqual(now - 1_000);
      expect(user_info.since).toBeLessThanOrEqual(Date.now() + 1_000);
    }
  });
});

describe('a learner who only reads the roster', () => {
  beforeAll(() => choose(ben, { visibility: 'offline' }));
  afterAll(() => choose(ben, { visibility: 'name' }));

  it.each<[Visibility, object[]]>([
    ['name', [{ id: expect.any(String), name: 'Ana Silva', imageUrl: null }]],
    ['first-name', [{ id: expect.stringMatching(ROOM_ID), name: 'Ana', imageUrl: null }]],
    ['counted', []],
  ])('sees of a member at the level %s what others see', async (visibility, members) => {
    await choose(ana, { visibility });
    await join(connect(ana), channel);
    expect(await rosterFor(ben)).toEqual({ members, count: 1, away: [] });
    expect(await viewersFor(ben)).toEqual({ viewers: members, next: null });
  });

  it('sees who teaches the course', async () => {
    const ines = await server.signIn('Instructor', { role: true });
    await signed(ines);
    await join(connect(ines), channel);
    const { members } = await rosterFor(ben);
    expect(members).toEqual([
      { id: ines.id, name: 'Instructor', imageUrl: null, role: 'instructor' },
    ]);
  });
});

describe('activity', () => {
  it('is told of a first name by the id of the room', async () => {
    await choose(ana, { visibility: 'first-name' });
    const { user_id } = await signed(ana);
    const bens = connect(ben);
    await join(bens, channel);
    await report(ana, false);
    const away = next(bens, channel, USER_AWAY);
    await report(ana, true);
    expect(await away).toEqual({ userId: user_id });
    expect(await awayFor(ben)).toEqual({ away: [user_id] });
  });

  it('is told to nobody of who is only counted', async () => {
    await choose(ana, { visibility: 'counted' });
    await choose(ben, { visibility: 'name' });
    await signed(ana);
    await signed(ben);
    const [bens, cems] = [connect(ben), connect(await server.signIn('Cem'))];
    await Promise.all([join(bens, channel), join(cems, channel)]);
    const received: unknown[] = [];
    cems.channel(channel).bind(USER_AWAY, (data: unknown) => received.push(data));
    await report(ana, false);
    await report(ana, true);
    await report(ben, false);
    // What comes after it.
    const away = next(cems, channel, USER_AWAY);
    await report(ben, true);
    await away;
    expect(received).toEqual([{ userId: ben.id }]);
    expect(await awayFor(ben)).toEqual({ away: [ben.id] });
  });
});

describe('a change of what others see', () => {
  it('ends what they saw before at once, and says that it will not come back', async () => {
    await choose(ana, { visibility: 'name' });
    const [anas, bens] = [connect(ana), connect(ben)];
    await Promise.all([join(anas, channel), join(bens, channel)]);
    await anas.user.signinDonePromise;
    await report(ana, false);
    const gone = next(bens, channel, USER_GONE);
    const left = next(bens, channel, 'pusher:member_removed');
    await choose(ana, { visibility: 'first-name' });
    expect(await gone).toEqual({ userId: ana.id, at: expect.any(Number) });
    expect(await left).toMatchObject({ id: ana.id });
  });

  it('does so, too, before a browser that has come back has reported that it is there', async () => {
    const [anas, bens] = [connect(ana), connect(ben)];
    await Promise.all([join(anas, channel), join(bens, channel)]);
    await anas.user.signinDonePromise;
    const { user_id } = await signed(ana);
    const gone = next(bens, channel, USER_GONE);
    await choose(ana, { visibility: 'counted' });
    expect(await gone).toEqual({ userId: user_id, at: expect.any(Number) });
    await choose(ana, { visibility: 'first-name' });
  });

  it('is none where nothing else is to be seen', async () => {
    const anas = connect(ana);
    await join(anas, channel);
    await anas.user.signinDonePromise;
    const states: string[] = [];
    anas.connection.bind('state_change', ({ current }: { current: string }) =>
      states.push(current),
    );
    await choose(ana, { visibility: 'first-name', joinToasts: false });
    await join(anas, 'presence-chapter-2');
    expect(states).toEqual([]);
  });
});
