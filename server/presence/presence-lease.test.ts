import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import type { Person } from '../identity/person.ts';
import { createPresenceLease, LEASE_MS } from './presence-lease.ts';
import { visits } from './visits.ts';

const log = pino({ enabled: false });
const outages = { report: () => null };
const endConnections = vi.fn(async (_learnerId: string) => undefined);
const personNamed = (id: string): Person => ({
  id,
  name: id,
  imageUrl: null,
  role: 'learner',
  courses: [],
});

let dataDir: string;
let database: Database;
let clock = new Date('2026-11-30T12:00:00Z');
const later = (ms: number) => {
  clock = new Date(+clock + ms);
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-lease-'));
  database = await openDatabase({ url: null, dataDir, log });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  endConnections.mockReset();
  await database.prisma.learner.deleteMany();
});

const seen = (id: string) => visits(database.prisma, () => clock).record(personNamed(id), null);
const lease = () =>
  createPresenceLease({
    prisma: database.prisma,
    channel: { endConnections },
    now: () => clock,
    log,
    outages,
  });

describe('the connections of a learner', () => {
  it('end when nothing has shown for 20 minutes that they still are signed in, once', async () => {
    await seen('ana');
    later(LEASE_MS - 1);
    expect(await lease().sweep()).toBe(0);
    later(1);
    expect(await lease().sweep()).toBe(1);
    expect(endConnections.mock.calls).toEqual([['ana']]);
    expect(await lease().sweep()).toBe(0);
  });

  it('go on where a session token was accepted meanwhile, by any server process', async () => {
    await seen('ana');
    later(15 * 60_000);
    await seen('ana');
    later(15 * 60_000);
    expect(await lease().sweep()).toBe(0);
  });

  it('end once where two server processes look at the same time', async () => {
    await seen('ana');
    later(LEASE_MS);
    const ended = await Promise.all([lease().sweep(), lease().sweep()]);
    expect(ended.reduce((sum, count) => sum + count)).toBe(1);
    expect(endConnections).toHaveBeenCalledTimes(1);
  });

  it('end with the next look where Channels could not be told', async () => {
    await seen('ana');
    later(LEASE_MS);
    endConnections.mockRejectedValueOnce(new Error('ECONNREFUSED'));
    await expect(lease().sweep()).rejects.toThrow('ECONNREFUSED');
    expect(await lease().sweep()).toBe(1);
  });

  it('end 500 at a look', async () => {
    const presenceEndsAt = clock;
    await database.prisma.learner.createMany({
      data: Array.from({ length: 501 }, (_, number) => ({
        id: `learner-${number}`,
        name: 'Learner',
        lastSeenAt: clock,
        presenceEndsAt,
      })),
    });
    expect([await lease().sweep(), await lease().sweep()]).toEqual([500, 1]);
  });
});
