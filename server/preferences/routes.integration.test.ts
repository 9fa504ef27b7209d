import { rm } from 'node:fs/promises';
import { Hono } from 'hono';
import { pino } from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Preferences } from '../contract/preferences.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { answerErrors } from '../http/answer-errors.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { visitsIn } from '../visits/testing/visits-in.ts';
import { preferencesAnswer } from './allowed-visibility.ts';
import { DEFAULT_CHOICES } from './choices.ts';
import { preferencesRoutes } from './routes.ts';
import { createPreferencesStore } from './store.ts';

const visibility = { allowed: ['name', 'counted', 'offline'], unchosen: 'counted' } as const;
const DEFAULTS = preferencesAnswer(DEFAULT_CHOICES, visibility);
const log = pino({ enabled: false });
const onPreferencesChange = vi.fn(async () => undefined);
let dataDir: string;
let database: Database;
let app: Hono;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log });
  const store = createPreferencesStore(database.prisma);
  const met = visitsIn(database.prisma);
  app = new Hono().onError(answerErrors(log)).route(
    '/',
    preferencesRoutes({
      verify: async (token) => ({
        id: token,
        name: token,
        imageUrl: null,
        role: 'learner',
        courses: [],
      }),
      preferences: store,
      visibility,
      ensureLearner: met.ensureLearner,
      onPreferencesChange,
    }),
  );
}, 60_000);
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(who: string, patch?: unknown): Promise<Response> {
  return app.request('/me/preferences', {
    method: patch === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${who}` },
    ...(patch === undefined ? {} : { body: JSON.stringify(patch) }),
  });
}

async function preferencesOf(who: string, patch?: unknown): Promise<Preferences> {
  const response = await ask(who, patch);
  expect(response.status).toBe(200);
  return v.parse(Preferences, await response.json());
}

describe('/me/preferences', () => {
  it('is the defaults for who never changed any', async () => {
    expect(await preferencesOf('ana')).toEqual(DEFAULTS);
  });

  it('merges what is put, keeps it, and tells of it', async () => {
    const quietHours = { from: '22:00', to: '07:30', timeZone: 'Asia/Kathmandu' };
    const before = await preferencesOf('ben', {
      notifications: { categories: { deadline: false }, quietHours },
    });
    const patch = {
      appearOffline: true,
      notifications: { dailyCap: 3, categories: { session: false } },
    };
    const changed = await preferencesOf('ben', patch);
    expect(changed).toEqual({
      ...DEFAULTS,
      visibility: 'offline',
      visibilityChosen: true,
      appearOffline: true,
      notifications: {
        enabled: true,
        categories: { announcement: true, deadline: false, session: false, feedback: true },
        quietHours,
        dailyCap: 3,
      },
    });
    expect(await preferencesOf('ben')).toEqual(changed);
    expect(onPreferencesChange).toHaveBeenLastCalledWith('ben', before, changed);
    expect(await preferencesOf('ana')).toEqual(DEFAULTS);
  });

  it('keeps both of two changes that arrive at once', async () => {
    await Promise.all([
      preferencesOf('cem', { notifications: { categories: { deadline: false } } }),
      preferencesOf('cem', { notifications: { categories: { session: false } } }),
    ]);
    expect((await preferencesOf('cem')).notifications.categories).toEqual({
      announcement: true,
      deadline: false,
      session: false,
      feedback: true,
    });
  });

  it('names what is wrong and changes nothing', async () => {
    const response = await ask('dora', { appearOffline: true, notifications: { dailyCap: 0 } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('notifications.dailyCap');
    expect(await preferencesOf('dora')).toEqual(DEFAULTS);
  });

  it('lets the release before come back to what was chosen before', async () => {
    expect(await preferencesOf('eve', { appearOffline: true })).toMatchObject({
      visibility: 'offline',
    });
    expect(await preferencesOf('eve', { appearOffline: false })).toEqual(DEFAULTS);
    await preferencesOf('eve', { visibility: 'name' });
    await preferencesOf('eve', { appearOffline: true });
    expect(await preferencesOf('eve', { appearOffline: false })).toMatchObject({
      visibility: 'name',
      visibilityChosen: true,
      appearOffline: false,
    });
  });

  it('takes no level that the operator does not allow, for no course either', async () => {
    const course = { site: 'demo', course: '5' };
    for (const patch of [
      { visibility: 'first-name' },
      { courseVisibility: [{ ...course, visibility: 'first-name' }] },
    ]) {
      const response = await ask('fay', patch);
      expect([response.status, await response.text()]).toEqual([
        400,
        expect.stringContaining('first-name is not among what this server lets people choose'),
      ]);
    }
    expect(await preferencesOf('fay')).toEqual(DEFAULTS);
  });

  it('keeps choices for a hundred courses, and says so where one more is made', async () => {
    const courses = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        site: 'demo',
        course: `${first + index}`,
        visibility: 'name',
      }));
    await preferencesOf('gil', { courseVisibility: courses(1, 100) });
    expect((await ask('gil', { courseVisibility: courses(101, 1) })).status).toBe(400);
    const again = await preferencesOf('gil', { courseVisibility: courses(100, 1) });
    expect(again.courseVisibility).toEqual(courses(1, 100));
  });

  it('is for who is signed in', async () => {
    expect((await app.request('/me/preferences')).status).toBe(401);
  });
});
