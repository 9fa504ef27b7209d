import { rm } from 'node:fs/promises';
import { Hono } from 'hono';
import { pino } from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PREFERENCES, Preferences } from '../contract/preferences.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { answerErrors } from '../http/answer-errors.ts';
import { createVisits } from '../presence/visits.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { preferencesRoutes } from './routes.ts';
import { createPreferencesStore } from './store.ts';

const log = pino({ enabled: false });
const onPreferencesChange = vi.fn(async () => undefined);
let dataDir: string;
let database: Database;
let app: Hono;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log });
  const store = createPreferencesStore(database.prisma);
  const met = createVisits(database.prisma, () => new Date());
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
      ensureLearner: (person) => met.record(person, null),
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
    expect(await preferencesOf('ana')).toEqual(DEFAULT_PREFERENCES);
  });

  it('merges what is put, keeps it, and tells of it', async () => {
    const quietHours = { from: '22:00', to: '07:30', timeZone: 'Asia/Kathmandu' };
    await preferencesOf('ben', { notifications: { categories: { deadline: false }, quietHours } });
    const patch = {
      appearOffline: true,
      notifications: { dailyCap: 3, categories: { session: false } },
    };
    const changed = await preferencesOf('ben', patch);
    expect(changed).toEqual({
      appearOffline: true,
      joinToasts: true,
      notifications: {
        enabled: true,
        categories: { announcement: true, deadline: false, session: false, feedback: true },
        quietHours,
        dailyCap: 3,
      },
    });
    expect(await preferencesOf('ben')).toEqual(changed);
    expect(onPreferencesChange).toHaveBeenLastCalledWith('ben', patch);
    expect(await preferencesOf('ana')).toEqual(DEFAULT_PREFERENCES);
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
    expect(await preferencesOf('dora')).toEqual(DEFAULT_PREFERENCES);
  });

  it('is for who is signed in', async () => {
    expect((await app.request('/me/preferences')).status).toBe(401);
  });
});
