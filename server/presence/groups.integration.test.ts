import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import type PusherClient from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { BusyChapters } from '../contract/admin.ts';
import {
  AwayList,
  ReadOnlyRoster,
  RoomChannelNames,
  USER_AWAY,
  USER_GONE,
} from '../contract/presence.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';
import { connectClient, join, next } from './testing/channels-client.ts';

const ROOM = 'presence-chapter-school;botany;1';
const LIST = '/api/admin/sites/school/courses/botany/learners';
const Roster = v.object({ members: v.record(v.string(), v.unknown()), count: v.number() });

const sitesFile = pathOf(tmpdir(), `alongside-groups-${process.pid}.json`);
const clients: PusherClient[] = [];
let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;
let cem: TestLearner;
let dora: TestLearner;
let eva: TestLearner;
let tia: TestLearner;
let admin: TestLearner;

beforeAll(async () => {
  const site = {
    ...{ id: 'school', access: 'enrolled', groups: true, origins: ['https://school.test'] },
    pages: [{ at: '/{course}/{chapter}' }],
  };
  writeFileSync(sitesFile, JSON.stringify({ sites: [site] }));
  server = await openTestServer({ SITES_FILE: sitesFile, LOCAL_INSTRUCTORS: 'Tia: botany' });
  [ana, ben, cem, dora, eva] = await Promise.all([
    server.signIn('Ana'),
    server.signIn('Ben'),
    server.signIn('Cem'),
    server.signIn('Dora'),
    server.signIn('Eva'),
  ]);
  tia = await server.signIn('Tia', { role: true });
  admin = await server.signIn('Admin', { role: true });
  await list({ A: [ana, ben], B: [cem], none: [dora, eva] });
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  rmSync(sitesFile, { force: true });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

async function list(groups: Record<string, TestLearner[]>): Promise<void> {
  const learners = Object.entries(groups).flatMap(([group, theirs]) =>
    theirs.map(({ id: learner }) => ({ learner, group: group === 'none' ? null : group })),
  );
  const response = await server.send('PUT', LIST, { learners }, admin.token);
  expect(response.status).toBe(200);
}

const get = (path: string, { token }: TestLearner) =>
  server.ask(path, { headers: { authorization: `Bearer ${token}` } });
const query = `?channel=${encodeURIComponent(ROOM)}`;
async function channelsOf(learner: TestLearner): Promise<string[]> {
  const answer = await read(RoomChannelNames, get(`/api/presence/channels${query}`, learner));
  return answer.channels;
}
async function channelOf(learner: TestLearner): Promise<string> {
  const [channel = '', ...more] = await channelsOf(learner);
  expect(more).toEqual([]);
  return channel;
}
const letIn = (learner: TestLearner, channel_name: string) =>
  server.send('POST', '/api/pusher/auth', { socket_id: '1.1', channel_name }, learner.token);
const rosterFor = (learner: TestLearner) =>
  read(ReadOnlyRoster, get(`/api/presence/roster${query}`, learner));
const namesFor = async (learner: TestLearner) =>
  (await rosterFor(learner)).members.map(({ name }) => name).sort();
const report = (learner: TestLearner, away: boolean) =>
  server.send(
    'PUT',
    '/api/me/activity',
    { browserId: `browser-${learner.id}`, away, channels: [ROOM] },
    learner.token,
  );

/** Is on all channels of the room that are theirs, as the extension is. */
async function enter(learner: TestLearner): Promise<{ client: PusherClient; ids: string[] }> {
  const client = connectClient(server, learner);
  clients.push(client);
  const rosters = await Promise.all(
    (await channelsOf(learner)).map((channel) => join(client, channel)),
  );
  const ids = rosters.flatMap((roster) => Object.keys(v.parse(Roster, roster).members));
  return { client, ids: [...new Set(ids)] };
}

describe('where rooms are per group', () => {
  it('each group has a channel, who is in none has the room’s own, and who teaches has all', async () => {
    const [ofA, ofB] = [await channelOf(ana), await channelOf(cem)];
    expect(new Set([ofA, ofB, ROOM]).size).toBe(3);
    expect(await channelOf(ben)).toBe(ofA);
    expect(await channelOf(dora)).toBe(ROOM);
    for (const all of [tia, admin]) {
      expect((await channelsOf(all)).sort()).toEqual([ROOM, ofA, ofB].sort());
    }
  });

  it('nobody enters another group’s, whatever they ask for', async () => {
    const [ofA, ofB] = [await channelOf(ana), await channelOf(cem)];
    const forbidden = [
      [ana, ofB],
      [ana, ROOM],
      [cem, ofA],
      [dora, ofA],
      [tia, `${ROOM}==${'x'.repeat(22)}`],
    ] as const;
    for (const [learner, channel] of forbidden) {
      expect(await problemIn(letIn(learner, channel))).toBe('403 channel-forbidden');
    }
    for (const [learner, channel] of [
      [ana, ofA],
      [dora, ROOM],
      [tia, ofB],
      [admin, ofA],
    ] as const) {
      expect((await letIn(learner, channel)).status).toBe(200);
    }
    const asked = get(`/api/presence/roster?channel=${encodeURIComponent(ofB)}`, ana);
    expect(await problemIn(asked)).toBe('400 malformed-channel');
  });

  it('learners meet their own group and who teaches, who meets all', async () => {
    await enter(ana);
    await enter(cem);
    const teacher = await enter(tia);
    expect(teacher.ids.sort()).toEqual([ana.id, cem.id, tia.id].sort());
    expect((await enter(ben)).ids.sort()).toEqual([ana.id, ben.id, tia.id].sort());
    expect((await enter(dora)).ids.sort()).toEqual([dora.id, tia.id].sort());
    // The same, read.
    expect(await namesFor(ana)).toEqual(['Ana', 'Ben', 'Tia']);
    expect(await namesFor(cem)).toEqual(['Cem', 'Tia']);
    expect(await rosterFor(admin)).toMatchObject({ count: 5 });
    expect(await namesFor(admin)).toEqual(['Ana', 'Ben', 'Cem', 'Dora', 'Tia']);
    const table = await read(BusyChapters, get('/api/admin/chapters', admin));
    expect(table.chapters).toMatchObject([{ chapterId: '1', courses: ['botany'], viewers: 5 }]);
  });

  it('who is away is told to those who meet them, by one id on all channels', async () => {
    await server.send('PUT', '/api/me/preferences', { visibility: 'first-name' }, tia.token);
    const [{ client: ofAna }, { client: ofCem }, teacher] = [
      await enter(ana),
      await enter(cem),
      await enter(tia),
    ];
    expect(teacher.ids).toHaveLength(3);
    const [ofA, ofB] = [await channelOf(ana), await channelOf(cem)];
    const events = [next(ofAna, ofA, USER_AWAY), next(ofCem, ofB, USER_AWAY)];
    expect((await report(tia, true)).status).toBe(204);
    const [inA, inB] = await Promise.all(events);
    expect(inA).toEqual(inB);
    await report(cem, true);
    const awayFor = async (learner: TestLearner) =>
      (await read(AwayList, get(`/api/presence/away${query}`, learner))).away;
    expect(await awayFor(ana)).toHaveLength(1);
    expect(await awayFor(cem)).toHaveLength(2);
    expect(await awayFor(admin)).toHaveLength(2);
    await server.send('PUT', '/api/me/preferences', { visibility: 'name' }, tia.token);
  });

  it('a message to the chapter reaches all groups, and who appears offline and reads', async () => {
    for (const learner of [ana, cem, dora, eva]) await subscribe(learner);
    await enter(ana);
    await enter(cem);
    await server.send('PUT', '/api/me/preferences', { appearOffline: true }, eva.token);
    const reach = async () => {
      const audience = { type: 'chapter', site: 'school', courseId: 'botany', chapterId: '1' };
      const draft = { title: 'A', url: 'https://school.test/botany/1', audience };
      const path = '/api/admin/notifications?dryRun=true';
      return (await server.send('POST', path, draft, tia.token)).json();
    };
    expect(await reach()).toMatchObject({ reach: { people: 2 } });
    await rosterFor(eva);
    expect(await reach()).toMatchObject({ reach: { people: 3 } });
  });

  it('another group on the list is in force at once', async () => {
    const ofA = await channelOf(ana);
    const { client: ofBen } = await enter(ben);
    const { client: ofAna } = await enter(ana);
    await report(ana, false);
    const [gone, ended] = [next(ofBen, ofA, USER_GONE), disconnected(ofAna)];
    await list({ A: [ben], B: [cem, ana], none: [dora] });
    expect(await gone).toEqual({ userId: ana.id, at: expect.any(Number) });
    await ended;
    expect(await problemIn(letIn(ana, ofA))).toBe('403 channel-forbidden');
    expect(await channelOf(ana)).toBe(await channelOf(cem));
  });

  it('who meets all groups comes again for one that is new, and for nothing else', async () => {
    const { client } = await enter(tia);
    let isEnded = false;
    const ended = disconnected(client).then(() => {
      isEnded = true;
    });
    await list({ A: [ben], B: [cem, ana], none: [] });
    await list({ A: [ben, dora], B: [cem, ana], none: [] });
    expect(isEnded).toBe(false);
    await list({ A: [ben], B: [cem, ana], C: [dora], none: [] });
    await ended;
    expect(await channelsOf(tia)).toHaveLength(4);
  });

  it('a list may have as many groups as somebody can meet', async () => {
    const learners = Array.from({ length: 41 }, (_, n) => ({ learner: `u${n}`, group: `${n}` }));
    const refused = server.send('PUT', LIST, { learners }, admin.token);
    expect(await problemIn(refused)).toBe('400 malformed-request');
    const put = await server.send('PUT', LIST, { learners: learners.slice(1) }, admin.token);
    expect(put.status).toBe(200);
    const one = server.send('PUT', `${LIST}/one-more`, { group: 'more' }, admin.token);
    expect(await problemIn(one)).toBe('400 malformed-request');
    expect(await channelsOf(tia)).toHaveLength(41);
  });
});

const disconnected = (client: PusherClient) =>
  new Promise((resolve) => client.connection.bind('disconnected', resolve));

async function subscribe(learner: TestLearner): Promise<void> {
  const { publicKey: p256dh } = webPush.generateVAPIDKeys();
  const subscription = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${learner.id}`,
    keys: { p256dh, auth: 'A'.repeat(22) },
  };
  await server.send('PUT', '/api/me/push-subscriptions', subscription, learner.token);
}
