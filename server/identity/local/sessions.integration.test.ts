import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.ts';
import { makeDataDir } from '../../testing/database-template.ts';
import type { RoleSecret } from './role-secret.ts';
import type { LocalRoles } from './roles.ts';
import { createLocalSessions, type LocalSessions } from './sessions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ADMINS: LocalRoles = { admins: ['Ada'], instructors: [] };
const NOBODY: LocalRoles = { admins: [], instructors: [] };

let dataDir: string;
let database: Database;
let time: number;
let ended: string[];

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log: pino({ level: 'silent' }) });
});
beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  ended = [];
  await database.prisma.localSession.deleteMany();
  await database.prisma.senderRights.deleteMany();
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

function sessionsWith(roles: LocalRoles, secret = 'one'): LocalSessions {
  const roleSecret: Pick<RoleSecret, 'proofFor'> = {
    proofFor: (clientToken) => `${secret} ${clientToken}`,
  };
  return createLocalSessions({
    prisma: database.prisma,
    roles,
    roleSecret,
    now: () => new Date(time),
    onEnded: (ids) => ended.push(...ids),
  });
}

/** Signs Ana in, in so many browsers, one after the other. */
async function openSome(sessions: LocalSessions, count: number): Promise<string[]> {
  const clientTokens: string[] = [];
  for (let number = 0; number < count; number += 1) {
    clientTokens.push(await sessions.open('Ana', false));
    time += 1;
  }
  return clientTokens;
}

async function rows(): Promise<number> {
  return database.prisma.localSession.count();
}

describe('a browser that is signed in by the local identity', () => {
  it('is signed out after 90 days without use, and forgotten', async () => {
    const sessions = sessionsWith(ADMINS);
    const clientToken = await sessions.open('Ana', false);
    time += 90 * DAY_MS + 1;
    expect(await sessions.find(clientToken)).toBeNull();
    expect(await rows()).toBe(0);
  });

  it('stays signed in while it is used', async () => {
    const sessions = sessionsWith(ADMINS);
    const clientToken = await sessions.open('Ana', false);
    for (let month = 0; month < 12; month += 1) {
      time += 30 * DAY_MS;
      expect(await sessions.find(clientToken)).toMatchObject({ name: 'Ana' });
    }
  });

  it('is signed out after a week without use where it has a role', async () => {
    const sessions = sessionsWith(ADMINS);
    const clientToken = await sessions.open('Ada', true);
    for (let week = 0; week < 3; week += 1) {
      time += 6 * DAY_MS;
      expect(await sessions.find(clientToken)).toMatchObject({ hasSecret: true });
    }
    time += 7 * DAY_MS + 1;
    expect(await sessions.find(clientToken)).toBeNull();
  });

  it('is said to have ended when it is signed out: here, everywhere, or by time', async () => {
    const sessions = sessionsWith(ADMINS);
    const clientTokens = [];
    for (const name of ['Ana', 'Ana', 'Ana', 'Ben', 'Cem'])
      clientTokens.push(await sessions.open(name, false));
    const [first = '', second = '', third = '', ben = '', cem = ''] = clientTokens;
    const idOf = async (clientToken: string) => (await sessions.find(clientToken))?.id;
    const [ids, bens, cems] = [
      await Promise.all([first, second, third].map(idOf)),
      await idOf(ben),
      await idOf(cem),
    ];
    await sessions.close(first);
    await sessions.close('nobody’s');
    expect(ended).toEqual([ids[0]]);
    await sessions.closeAll((await sessions.find(second))?.learnerId ?? '');
    expect(ended.toSorted()).toEqual(ids.toSorted());
    time += 91 * DAY_MS;
    await sessions.find(ben);
    expect(ended).toContain(bens);
    expect(ended).not.toContain(cems);
  });

  it('leaves nothing behind that nobody asks for any more', async () => {
    const sessions = sessionsWith(ADMINS);
    await sessions.open('Ana', false);
    time += 91 * DAY_MS;
    await sessions.open('Ben', false);
    expect(await rows()).toBe(1);
  });

  it('loses its role with the secret that it was given for', async () => {
    const clientToken = await sessionsWith(ADMINS).open('Ada', true);
    expect(await sessionsWith(ADMINS, 'another').find(clientToken)).toBeNull();
  });

  it('is nobody’s with a role where it is of the time before the secret', async () => {
    // As every browser was signed in then: the name alone, and the id that the name still has.
    const clientToken = await sessionsWith(NOBODY).open('Ada', false);
    const before = await sessionsWith(NOBODY).find(clientToken);
    const withRole = sessionsWith(ADMINS);
    expect(await withRole.find(clientToken)).toBeNull();
    const now = await withRole.find(await withRole.open('Ada', true));
    expect(now?.learnerId).toBe(before?.learnerId);
  });

  it('is another person without the secret than with it, whatever the case of the name', async () => {
    const sessions = sessionsWith(ADMINS);
    const idOf = async (name: string, hasSecret: boolean) =>
      (await sessions.find(await sessions.open(name, hasSecret)))?.learnerId;
    expect(await idOf('ADA', false)).toBe(await idOf('Ada', false));
    expect(await idOf('ADA', true)).toBe(await idOf('Ada', true));
    expect(await idOf('Ada', false)).not.toBe(await idOf('Ada', true));
  });

  it('is another person than who had a role once, with whose name alone it signs in', async () => {
    const clientToken = await sessionsWith(ADMINS).open('Ada', true);
    const ada = await sessionsWith(ADMINS).find(clientToken);
    const said = { role: 'admin', courses: [], saidAt: new Date(time) };
    await database.prisma.senderRights.create({
      data: { learnerId: ada?.learnerId ?? '', ...said },
    });
    const today = sessionsWith(NOBODY);
    const whoTypesHerName = await today.open('ADA', false);
    expect((await today.find(whoTypesHerName))?.learnerId).not.toBe(ada?.learnerId);
    // She herself has her id still, where she was signed in and where she signs in with the secret.
    expect(await today.find(clientToken)).toEqual(ada);
    expect((await today.find(await today.open('Ada', true)))?.learnerId).toBe(ada?.learnerId);
    // The name that has the role again is not theirs who typed it meanwhile.
    const again = sessionsWith(ADMINS);
    expect((await again.find(whoTypesHerName))?.learnerId).not.toBe(ada?.learnerId);
  });

  it('of the time before a role ends when somebody signs in with the role', async () => {
    const clientToken = await sessionsWith(NOBODY).open('Ada', false);
    await sessionsWith(ADMINS).open('Ada', true);
    // Also where it asks only when the name has lost the role again.
    expect(await sessionsWith(NOBODY).find(clientToken)).toBeNull();
  });

  it('is one of 20 of its person, the ones used last', async () => {
    const sessions = sessionsWith(ADMINS);
    const [first = '', second = '', ...others] = await openSome(sessions, 20);
    const ben = await sessions.open('Ben', false);
    time += 2 * HOUR_MS;
    await sessions.find(first);
    time += 1;
    const [latest = ''] = await openSome(sessions, 1);
    expect(await sessions.find(second)).toBeNull();
    for (const clientToken of [first, ...others, latest, ben])
      expect(await sessions.find(clientToken)).not.toBeNull();
    expect(ended).toHaveLength(1);
  });

  it('has nothing in the database that would sign anybody in', async () => {
    const clientToken = await sessionsWith(ADMINS).open('Ana', false);
    expect(JSON.stringify(await database.prisma.localSession.findMany())).not.toContain(
      clientToken,
    );
  });
});
