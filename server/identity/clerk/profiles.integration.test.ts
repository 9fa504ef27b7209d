import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Profile } from '../resolve-person.ts';
import type { KeptProfiles } from './kept-profiles.ts';
import { createCachedProfiles, createClerkProfiles } from './profiles.ts';

const MINUTE = 60_000;
const log = pino({ level: 'silent' });
const ana: Profile = { name: 'Ana', imageUrl: null, metadata: { role: 'learner', courses: [] } };

describe('profiles that were looked up', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const remembering = (fetchUser: () => Promise<Profile>, kept = inMemory()) => {
    const fetched = vi.fn(fetchUser);
    const options = { fetchUser: fetched, kept, log, now: Date.now };
    return { profiles: createCachedProfiles(options), fetched };
  };

  it('are asked for once, also by many requests at once', async () => {
    const { profiles, fetched } = remembering(async () => ana);
    expect(await Promise.all([profiles('a'), profiles('a'), profiles('a')])).toEqual([
      ana,
      ana,
      ana,
    ]);
    await profiles('a');
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('are asked for again after five minutes, so that a new name shows', async () => {
    let name = 'Ana';
    const { profiles } = remembering(async () => ({ ...ana, name }));
    await profiles('a');
    name = 'Ana Lima';
    vi.advanceTimersByTime(4 * MINUTE);
    expect(await profiles('a')).toMatchObject({ name: 'Ana' });
    vi.advanceTimersByTime(2 * MINUTE);
    expect(await profiles('a')).toMatchObject({ name: 'Ana Lima' });
  });

  it('stay as they were while Clerk is down, and it is not asked at every request', async () => {
    let down = false;
    const { profiles, fetched } = remembering(async () => {
      if (down) throw new Error('down');
      return ana;
    });
    await profiles('a');
    down = true;
    vi.advanceTimersByTime(6 * MINUTE);
    expect(await profiles('a')).toEqual(ana);
    expect(await profiles('a')).toEqual(ana);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('are null when Clerk takes too long, and there once it has answered', async () => {
    let answer: (profile: Profile) => void = () => undefined;
    const { profiles, fetched } = remembering(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const first = profiles('a');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toBeNull();
    answer(ana);
    await vi.advanceTimersByTimeAsync(0);
    expect(await profiles('a')).toEqual(ana);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

/** What is kept, in a Map. */
function inMemory(): KeptProfiles {
  const profiles = new Map<string, { profile: Profile; fetchedAt: number }>();
  return {
    find: async (userId) => profiles.get(userId) ?? null,
    async keep(userId, profile, fetchedAt) {
      profiles.set(userId, { profile, fetchedAt });
    },
    async expire(userId) {
      const kept = profiles.get(userId);
      if (kept) profiles.set(userId, { ...kept, fetchedAt: 0 });
    },
  };
}

describe('a server that starts again', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const start = (kept: KeptProfiles, fetchUser: () => Promise<Profile>) => {
    const fetched = vi.fn(fetchUser);
    return {
      profiles: createCachedProfiles({ fetchUser: fetched, kept, log, now: Date.now }),
      fetched,
    };
  };
  const everybody = Array.from({ length: 1_000 }, (_, number) => `user_${number}`);

  it('asks Clerk for none of the learners that it knew a moment ago', async () => {
    const kept = inMemory();
    await Promise.all(everybody.map(start(kept, async () => ana).profiles));
    vi.advanceTimersByTime(4 * MINUTE);
    const { profiles, fetched } = start(kept, async () => ana);
    expect(await Promise.all(everybody.map(profiles))).toEqual(everybody.map(() => ana));
    expect(fetched).not.toHaveBeenCalled();
  });

  it('asks for those that it knew longer ago, and knows them as they were while Clerk is down', async () => {
    const kept = inMemory();
    await start(kept, async () => ana).profiles('a');
    vi.advanceTimersByTime(6 * MINUTE);
    const down = start(kept, async () => {
      throw new Error('down');
    });
    expect(await down.profiles('a')).toEqual(ana);
    expect(down.fetched).toHaveBeenCalledWith('a', false);
  });

  it('is not kept from Clerk by a database that fails', async () => {
    const failing: KeptProfiles = { ...inMemory(), keep: () => Promise.reject(new Error('full')) };
    expect(await start(failing, async () => ana).profiles('a')).toEqual(ana);
  });
});

describe('Clerk’s Backend API', () => {
  it('is asked with the secret key, and its errors are logged without it', async () => {
    const asked: (string | undefined)[] = [];
    const app = new Hono().get('/v1/users/:id', (c) => {
      asked.push(c.req.header('authorization'));
      if (c.req.param('id') === 'user_1') return c.json(backendUser);
      if (c.req.param('id') === 'user_3') return c.json({ ...backendUser, ...blank });
      return c.json({ errors: [{ code: 'resource_not_found', message: 'sk_test_hidden' }] }, 404);
    });
    const { api, apiUrl } = await new Promise<{ api: { close(): void }; apiUrl: string }>(
      (resolve) => {
        const api = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
          resolve({ api, apiUrl: `http://127.0.0.1:${port}` }),
        );
      },
    );
    const lines: string[] = [];
    const profiles = createClerkProfiles({
      secretKey: 'sk_test_hidden',
      apiUrl,
      kept: inMemory(),
      log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }),
    });
    expect(await profiles('user_1')).toEqual({
      name: 'Ana Lima',
      imageUrl: 'https://img.test/a.png',
      metadata: { role: 'instructor', courses: ['demo'] },
    });
    expect(asked).toEqual(['Bearer sk_test_hidden']);
    expect(await profiles('user_3')).toMatchObject({ name: 'ana_lima' });
    expect(await profiles('user_2')).toBeNull();
    expect(lines.join()).toContain('resource_not_found');
    expect(lines.join()).not.toContain('hidden');
    api.close();
  });
});

const blank = { first_name: '\u3164', last_name: '\u2800', username: 'ana_lima' };

const backendUser = {
  object: 'user',
  id: 'user_1',
  first_name: 'Ana',
  last_name: 'Lima',
  image_url: 'https://img.test/a.png',
  has_image: true,
  public_metadata: { role: 'instructor', courses: ['demo'] },
  email_addresses: [],
  phone_numbers: [],
  web3_wallets: [],
  external_accounts: [],
};
