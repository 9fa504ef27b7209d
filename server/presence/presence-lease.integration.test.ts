import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { dependencyOf } from '../health/dependency-of.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { visitsIn } from '../visits/testing/visits-in.ts';
import type { Visits } from '../visits/visits.ts';
import { createPresenceLease } from './presence-lease.ts';

const LEASE_MS = 20 * 60_000;

const log = pino({ enabled: false });
const outages = { report: dependencyOf };
const endConnections = vi.fn(async (_learnerId: string) => undefined);
const personNamed = (id: string): SignedInPerson => ({
  id,
  name: id,
  imageUrl: null,
  role: 'learner',
  courses: [],
});

let dataDir: string;
let database: Database;
let clock = new Date('2026-11-30T12:00:00Z');
let uptime = 0;
const later = (ms: number) => {
  clock = new Date(+clock + ms);
  uptime += ms;
};
const unreachable = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

beforeAll(async () => {
  dataDir = await makeDataDir();
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

const seen = (id: string) => openVisits().ensureLearner(personNamed(id));
const openVisits = () => visitsIn(database.prisma, { now: () => clock });
const lease = (visits: Pick<Visits, 'write'> = openVisits()) =>
  createPresenceLease({
    prisma: database.prisma,
    channel: { endConnections },
    writeVisits: visits.write,
    now: () => clock,
    monotonic: () => uptime,
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

  it('go on where the database was away when they were renewed, once it is back', async () => {
    const visits = openVisits();
    const lasting = lease(visits);
    await seen('ana');
    later(15 * 60_000);
    visits.note(personNamed('ana'), null);
    later(5 * 60_000 + 1);
    expect(await lasting.look()).toBe(0);
    later(10 * 60_000);
    expect(await lasting.look()).toBe(0);
    later(5 * 60_000);
    expect(await lasting.look()).toBe(1);
  });

  it('go on while the database does not answer, and until browsers have tried again', async () => {
    const visits = openVisits();
    const lasting = lease(visits);
    await seen('ana');
    later(15 * 60_000);
    visits.note(personNamed('ana'), null);
    const gone = vi.spyOn(database.prisma, '$executeRaw').mockRejectedValueOnce(unreachable);
    expect(await lasting.look()).toBe(0);
    expect(gone).toHaveBeenCalledTimes(1);
    gone.mockRestore();
    await seen('bo');
    await database.prisma.learner.updateMany({ data: { presenceEndsAt: clock } });
    later(4 * 60_000);
    expect(await lasting.look()).toBe(0);
    later(60_000);
    expect(await lasting.look()).toBe(1);
    expect(endConnections.mock.calls).toEqual([['bo']]);
  });

  it('go on until browsers had time to tell a server that has just started', async () => {
    await seen('ana');
    later(LEASE_MS);
    const started = lease();
    expect(await started.look()).toBe(0);
    later(5 * 60_000);
    expect(await started.look()).toBe(1);
  });

  it('go on for a lease after the clock was set', async () => {
    const lasting = lease();
    later(LEASE_MS);
    await lasting.look();
    await seen('ana');
    clock = new Date(+clock + 3_600_000);
    expect(await lasting.look()).toBe(0);
    later(LEASE_MS - 1);
    expect(await lasting.look()).toBe(0);
    later(1);
    expect(await lasting.look()).toBe(1);
  });
});
