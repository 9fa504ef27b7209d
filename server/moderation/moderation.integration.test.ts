import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModerationState, Reports } from '../contract/moderation.ts';
import { ReadOnlyRoster } from '../contract/presence.ts';
import { connectClient, join, next } from '../presence/testing/channels-client.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';

const CHANNEL = 'presence-chapter-1';
const ASKED = { socket_id: '1.1', course_id: 'demo', chapter_id: '1' };
const ROOM = { site: 'demo', course: 'demo', chapter: '1' };

let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;
let ada: TestLearner;
let ines: TestLearner;

beforeAll(async () => {
  server = await openTestServer({
    ...{ LOCAL_ADMINS: 'Ada', LOCAL_INSTRUCTORS: 'Ines: botany, Noor: demo' },
  });
  [ana, ben] = await Promise.all([server.signIn('Ana'), server.signIn('Ben')]);
  ada = await server.signIn('Ada', { role: true });
  ines = await server.signIn('Ines', { role: true });
  for (const learner of [ana, ben]) await authorise(learner);
});
afterAll(() => server?.[Symbol.asyncDispose]());

const authorise = ({ token }: TestLearner, channel_name = CHANNEL) =>
  server.send('POST', '/api/pusher/auth', { ...ASKED, channel_name }, token);
const report = (by: TestLearner, personId: string, room: object = ROOM) =>
  server.send('POST', '/api/me/reports', { personId, ...room }, by.token);
const act = (by: TestLearner, on: TestLearner, patch: object) =>
  server.send('PUT', `/api/admin/people/${on.id}/moderation`, patch, by.token);
const get = (path: string, { token }: TestLearner) =>
  server.ask(path, { headers: { authorization: `Bearer ${token}` } });
const reports = async (by: TestLearner) =>
  (await read(Reports, get('/api/admin/reports', by))).reports;

/** What others are shown of a learner, as the server signs it. */
async function signed(learner: TestLearner): Promise<unknown> {
  const answer = await read(v.object({ channel_data: v.string() }), authorise(learner));
  return v.parse(v.object({ user_info: v.unknown() }), JSON.parse(answer.channel_data)).user_info;
}

describe('a report', () => {
  it('reaches admins with who reported, once a day', async () => {
    expect((await report(ana, ben.id)).status).toBe(204);
    expect((await report(ana, ben.id)).status).toBe(204);
    expect(await reports(ada)).toMatchObject([
      { name: 'Ben', courseId: 'demo', chapterId: '1', personId: ben.id, reporter: 'Ana' },
    ]);
  });

  it('reaches instructors of the course alone, and says to them neither who reported nor whom to act on', async () => {
    expect(await reports(ines)).toEqual([]);
    const noor = await server.signIn('Noor', { role: true });
    expect(await reports(noor)).toMatchObject([{ name: 'Ben', personId: null, reporter: null }]);
  });

  it('is of others, where they were', async () => {
    expect(await problemIn(report(ana, ana.id))).toBe('404 not-found');
    expect(await problemIn(report(ana, ben.id, { ...ROOM, chapter: '2' }))).toBe('404 not-found');
    expect(await problemIn(report(ana, ines.id))).toBe('404 not-found');
  });

  it('is one of 20 a day', async () => {
    const eve = await server.signIn('Eve');
    const asked = await Promise.all(Array.from({ length: 21 }, () => report(eve, ben.id)));
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe('an admin', () => {
  it('takes a name away at once, on rosters as well, and gives it back', async () => {
    const [anas, bens] = [connectClient(server, ana), connectClient(server, ben)];
    await Promise.all([join(anas, CHANNEL), join(bens, CHANNEL)]);
    const left = next(anas, CHANNEL, 'pusher:member_removed');
    const taken = await read(ModerationState, act(ada, ben, { nameTaken: true }));
    expect(taken).toMatchObject({ nameTaken: true, pictureTaken: false, isBarred: false });
    expect(await left).toMatchObject({ id: ben.id });
    for (const client of [anas, bens]) client.disconnect();
    expect(await signed(ben)).toMatchObject({ name: 'Learner' });
    expect((await reports(ada))[0]?.moderation.nameTaken).toBe(true);
    await act(ada, ben, { nameTaken: false });
    expect(await signed(ben)).toMatchObject({ name: 'Ben' });
  });

  it('ends a presence until it is lifted; who was let in may be reported still', async () => {
    await act(ada, ben, { barred: true });
    expect(await problemIn(authorise(ben))).toBe('403 presence-ended');
    // Nor are they one of those on the platform.
    expect(await problemIn(authorise(ben, 'presence-global'))).toBe('403 presence-ended');
    const path = `/api/presence/roster?channel=${CHANNEL}`;
    expect(await problemIn(get(path, ben))).toBe('403 presence-ended');
    await act(ada, ben, { barred: false });
    expect((await authorise(ben)).status).toBe(200);
  });

  it('is needed: neither learners nor instructors act on anybody', async () => {
    for (const by of [ana, ines]) {
      expect(await problemIn(act(by, ben, { nameTaken: true }))).toBe('403 role-needed');
    }
    expect(await problemIn(get('/api/admin/reports', ana))).toBe('403 role-needed');
  });

  it('sees it hold after a restart', async () => {
    const cem = await server.signIn('Cem');
    await authorise(cem);
    await act(ada, cem, { nameTaken: true });
    await server.restart();
    expect(await signed(cem)).toMatchObject({ name: 'Learner' });
  });
});

it('a roster for who appears offline has the name that others see', async () => {
  const dan = await server.signIn('Dan');
  await authorise(dan);
  await act(ada, dan, { nameTaken: true });
  const client = connectClient(server, dan);
  await join(client, CHANNEL);
  const path = `/api/presence/roster?channel=${encodeURIComponent(CHANNEL)}`;
  const { members } = await read(ReadOnlyRoster, get(path, ana));
  client.disconnect();
  expect(members).toContainEqual(expect.objectContaining({ name: 'Learner' }));
});
