import type PusherClient from 'pusher-js/dist/node/pusher.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { FoundLearners, Sender } from './contract/admin.ts';
import { DryRun } from './contract/notifications.ts';
import { ReadOnlyRoster } from './contract/presence.ts';
import { connectClient, join } from './presence/testing/channels-client.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from './testing/test-server.ts';

/** Two sites, whose ids are made of their hosts. */
const SITES = 'canvas=https://canvas.test generic=https://learn.test';
const [CANVAS, LEARN] = ['presence-chapter-canvas-test;5;7', 'presence-chapter-learn-test;5;7'];
const HASHED = `presence-chapter-canvas-test;=;${'0'.repeat(64)}`;

let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;
let ivo: TestLearner;
let ada: TestLearner;

const clients: PusherClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

/** Opens the server, with three people of whom Ivo teaches and Ada may do all. */
async function open(env: Record<string, string>): Promise<void> {
  server = await openTestServer({ LOCAL_ADMINS: 'Ada', ...env });
  const role = { role: true };
  [ana, ben] = await Promise.all([server.signIn('Ana'), server.signIn('Ben')]);
  [ivo, ada] = await Promise.all([server.signIn('Ivo', role), server.signIn('Ada', role)]);
}

function ask(who: TestLearner, path: string): Promise<Response> {
  return server.ask(path, { headers: { authorization: `Bearer ${who.token}` } });
}

function authorise(who: TestLearner, channel_name: string, ids: object = {}) {
  const fields = { socket_id: '1.1', channel_name, ...ids };
  return server.send('POST', '/api/pusher/auth', fields, who.token);
}

/** How many learners with a browser that takes notifications an audience reaches. */
async function peopleIn(audience: object, who = ada): Promise<number> {
  const draft = { title: 'Hello', audience };
  const path = '/api/admin/notifications?dryRun';
  return (await read(DryRun, server.send('POST', path, draft, who.token))).reach.people;
}

/** Visits are written each 2 s. */
const WRITTEN = { timeout: 10_000 };

async function takesNotifications(who: TestLearner): Promise<void> {
  const { publicKey: p256dh } = webPush.generateVAPIDKeys();
  const subscription = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${who.id}`,
    keys: { p256dh, auth: 'A'.repeat(22) },
  };
  const path = '/api/me/push-subscriptions';
  expect((await server.send('PUT', path, subscription, who.token)).status).toBe(204);
}

describe('two sites with a course and a chapter of one id', () => {
  beforeAll(() => open({ SITES, LOCAL_INSTRUCTORS: 'Ivo: canvas-test;5 maths' }));
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('are two rooms: who is in one is not seen in the other', async () => {
    for (const [who, channel] of [
      [ana, CANVAS],
      [ben, LEARN],
    ] as const) {
      const client = connectClient(server, who);
      clients.push(client);
      await join(client, channel);
    }
    for (const [channel, name] of [
      [CANVAS, 'Ana'],
      [LEARN, 'Ben'],
    ]) {
      const roster = await read(
        ReadOnlyRoster,
        ask(ada, `/api/presence/roster?channel=${channel}`),
      );
      expect(roster.members.map((member) => member.name)).toEqual([name]);
    }
  });

  it.each<[string, string, object]>([
    [
      'with the room that it is of',
      CANVAS,
      { site: 'canvas-test', course_id: '5', chapter_id: '7' },
    ],
    ['by a name that tells the room', CANVAS, {}],
    ['without the site, which the name tells', CANVAS, { course_id: '5', chapter_id: '7' }],
  ])('let in %s', async (_how, channel, ids) => {
    expect((await authorise(ana, channel, ids)).status).toBe(200);
  });

  it.each<[string, string, object, string]>([
    ['a site that there is not', CANVAS, { site: 'moodle' }, '422 site-unknown'],
    ['a name of one', 'presence-chapter-moodle;5;7', {}, '422 site-unknown'],
    ['the name of before there were sites', 'presence-chapter-7', {}, '422 site-unknown'],
    ['the name of another site', CANVAS, { site: 'learn-test' }, '400 malformed-request'],
    ['the name of another course', CANVAS, { course_id: '6' }, '400 malformed-request'],
    ['the name of another chapter', CANVAS, { chapter_id: '8' }, '400 malformed-request'],
    ['another spelling of it', 'presence-chapter-canvas-test;=35;7', {}, '400 malformed-channel'],
    ['a hashed name alone', HASHED, {}, '400 malformed-request'],
    [
      'a hash of something else',
      HASHED,
      { course_id: '5', chapter_id: '7' },
      '400 malformed-request',
    ],
  ])('let nobody in by %s', async (_what, channel, ids, problem) => {
    expect(await problemIn(authorise(ana, channel, ids))).toBe(problem);
  });

  it('tell nothing of a room of a site that there is not', async () => {
    const query = `?channel=${encodeURIComponent('presence-chapter-moodle;5;7')}`;
    const body = { browserId: 'a-browser', away: true, channels: ['presence-chapter-moodle;5;7'] };
    for (const asked of [
      ask(ana, `/api/presence/roster${query}`),
      ask(ana, `/api/presence/away${query}`),
      server.send('PUT', '/api/me/activity', body, ana.token),
    ]) {
      expect(await problemIn(asked)).toBe('422 site-unknown');
    }
  });

  it('have an audience each', async () => {
    await authorise(ana, CANVAS);
    await authorise(ben, LEARN);
    await takesNotifications(ana);
    await takesNotifications(ben);
    await expect
      .poll(() => peopleIn({ type: 'course', site: 'learn-test', courseId: '5' }), WRITTEN)
      .toBe(1);
    const course = { type: 'course', site: 'canvas-test', courseId: '5' };
    await expect.poll(() => peopleIn(course, ivo), WRITTEN).toBe(1);
    const draft = { title: 'Hello', audience: { ...course, site: 'learn-test' } };
    const elsewhere = server.send('POST', '/api/admin/notifications', draft, ivo.token);
    expect(await problemIn(elsewhere)).toBe('403 audience-forbidden');
  });

  it('are told apart for who sends', async () => {
    const sites = ['canvas-test', 'learn-test'];
    await expect
      .poll(async () => (await read(Sender, ask(ada, '/api/admin/me'))).courses, WRITTEN)
      .toEqual(sites.map((site) => ({ site, course: '5', title: null })));
    expect(await read(Sender, ask(ivo, '/api/admin/me'))).toMatchObject({
      sites,
      courses: [{ site: 'canvas-test', course: '5' }],
      coursesWithoutSite: ['maths'],
    });
    const people = await read(FoundLearners, ask(ivo, '/api/admin/learners?name=n'));
    expect(people.learners.map(({ name }) => name)).toEqual(['Ana']);
  });
});

describe('a server that is told of no site', () => {
  beforeAll(() => open({ LOCAL_INSTRUCTORS: 'Ivo: 5' }));
  afterAll(() => server?.[Symbol.asyncDispose]());

  it('lets an extension of before in, and counts it for its course as then', async () => {
    const ids = { course_id: '5', chapter_id: '7' };
    expect((await authorise(ana, 'presence-chapter-7', ids)).status).toBe(200);
    expect((await authorise(ben, 'presence-chapter-7')).status).toBe(200);
    await takesNotifications(ana);
    await takesNotifications(ben);
    await expect.poll(() => peopleIn({ type: 'course', courseId: '5' }, ivo), WRITTEN).toBe(1);
    expect(await read(Sender, ask(ivo, '/api/admin/me'))).toMatchObject({
      sites: ['demo'],
      courses: [{ site: 'demo', course: '5' }],
      coursesWithoutSite: [],
    });
  });

  it('lets one in that names the demo’s site', async () => {
    const ids = { site: 'demo', course_id: '5', chapter_id: '7' };
    expect((await authorise(ana, 'presence-chapter-7', ids)).status).toBe(200);
    expect(await problemIn(authorise(ana, 'presence-chapter-7', { ...ids, site: 'moodle' }))).toBe(
      '422 site-unknown',
    );
  });
});
