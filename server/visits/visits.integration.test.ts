import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from '../contract/room-channel.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { schemaOf } from '../database/schema-of.ts';
import { startPostgres } from '../database/testing/postgres.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { visitsIn } from './testing/visits-in.ts';

const postgres = await startPostgres();
const log = pino({ level: 'silent' });
const unreachable = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

afterAll(() => postgres?.stop());

describe('visits, in the embedded database', () => behaviour(async () => null));
describe.skipIf(!postgres)('visits, in PostgreSQL', () =>
  behaviour(async () => postgres?.createDatabase() ?? null),
);

const room = (chapter: string, course = 'light'): Room => ({ site: 'demo', course, chapter });
const person = (id: string, name = id): SignedInPerson => ({
  ...{ id, name, imageUrl: null },
  ...{ role: 'learner', courses: [] },
});

function behaviour(createUrl: () => Promise<string | null>): void {
  let url: string | null;
  let dataDir: string;
  let database: Database;
  let clock = new Date('2026-11-30T12:00:00Z');

  beforeAll(async () => {
    url = await createUrl();
    dataDir = await makeDataDir();
    database = await openDatabase({ url, dataDir, log });
  });
  afterAll(async () => {
    await database?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.prisma.learner.deleteMany();
    await database.prisma.course.deleteMany();
  });

  const open = (options: Parameters<typeof visitsIn>[1] = {}) =>
    visitsIn(database.prisma, { schema: schemaOf(url), now: () => clock, ...options });
  const later = (ms: number) => {
    clock = new Date(+clock + ms);
  };

  it('keep what a learner is called at first name while their identity says it', async () => {
    const visits = open();
    const givenName = async () =>
      (await database.prisma.learner.findUniqueOrThrow({ where: { id: 'ana' } })).givenName;
    visits.note({ ...person('ana', 'Silva Ana'), givenName: 'Ana' }, null);
    await visits.write();
    expect(await givenName()).toBe('Ana');
    later(1_000);
    visits.note(person('ana', 'Silva Ana'), null);
    await visits.write();
    expect(await givenName()).toBeNull();
  });

  async function written(): Promise<Record<string, string[]>> {
    const learners = await database.prisma.learner.findMany({
      include: { visits: { include: { room: true } } },
      orderBy: { id: 'asc' },
    });
    return Object.fromEntries(
      learners.map(({ name, visits }) => [name, visits.map((each) => each.room.chapter).sort()]),
    );
  }

  it('are written together, by one statement where the rooms are known', async () => {
    const visits = open();
    visits.note(person('ana'), room('1'));
    await visits.write();
    for (const id of ['ana', 'ben', 'cem']) visits.note(person(id), room('1'));
    visits.note(person('ana', 'Ana'), null);
    const statements = vi.spyOn(database.prisma, '$executeRaw');
    await visits.write();
    expect(statements).toHaveBeenCalledTimes(1);
    statements.mockRestore();
    expect(await written()).toEqual({ Ana: ['1'], ben: ['1'], cem: ['1'] });
    expect(await database.prisma.room.findMany({ select: { channel: true } })).toEqual([
      { channel: 'presence-chapter-1' },
    ]);
  });

  it('are taken with ids that no index takes', async () => {
    const visits = open();
    const long = (salt: number) =>
      Array.from({ length: 1_100 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((at * 7_919 * salt) % 20_000)),
      ).join('');
    visits.note(person('ana'), room(long(3), long(5)));
    await visits.write();
    expect(await written()).toEqual({ ana: [long(3)] });
  });

  it('stay as they are where they are newer', async () => {
    const [late, early] = [open(), open()];
    early.note(person('ana', 'before'), room('1'));
    later(1_000);
    late.note(person('ana', 'after'), room('1'));
    const at = clock;
    await late.write();
    await early.write();
    expect(await written()).toEqual({ after: ['1'] });
    expect(await database.prisma.courseVisit.findMany()).toMatchObject([{ lastSeenAt: at }]);
    expect(await database.prisma.learner.findMany()).toMatchObject([
      { lastSeenAt: at, presenceEndsAt: new Date(+at + 20 * 60_000) },
    ]);
  });

  it('of many are written by several processes at once', async () => {
    const processes = Array.from({ length: 4 }, () => open());
    const ids = Array.from({ length: 200 }, (_, number) => `learner-${number}`);
    for (const [turn, visits] of processes.entries()) {
      for (const id of turn % 2 ? ids : ids.toReversed()) {
        visits.note(person(id), room(String(id.length)));
        visits.note(person(id), room('2', `course ${turn}`));
      }
    }
    await Promise.all(processes.map((visits) => visits.write()));
    expect(await database.prisma.courseVisit.count()).toBe(200 * 5);
  });

  it('wait while the database does not answer, and are written when it does', async () => {
    const visits = open();
    visits.note(person('ana'), room('1'));
    const gone = vi.spyOn(database.prisma, '$executeRaw').mockRejectedValueOnce(unreachable);
    await expect(visits.write()).rejects.toThrow('gone');
    gone.mockRestore();
    visits.note(person('ana', 'Ana'), room('2'));
    expect(await visits.roomsSince('ana', clock)).toHaveLength(2);
    await visits.stop();
    expect(await written()).toEqual({ Ana: ['1', '2'] });
  });

  it('go where one of them can’t be written', async () => {
    const failures: string[] = [];
    const visits = open({ noteFailure: (_error, message) => void failures.push(message) });
    for (const id of ['ana', 'b\0', 'cem', 'dia']) visits.note(person(id), room('1'));
    await visits.write();
    expect(await written()).toEqual({ ana: ['1'], cem: ['1'], dia: ['1'] });
    expect(failures).toEqual(['a visit was not recorded']);
  });

  it('are of a room that was deleted meanwhile', async () => {
    const visits = open();
    visits.note(person('ana'), room('1'));
    await visits.write();
    await database.prisma.course.deleteMany();
    visits.note(person('ana'), room('1'));
    await visits.write();
    expect(await written()).toEqual({ ana: ['1'] });
  });

  it('are none of who was erased meanwhile', async () => {
    const visits = open({ isErased: (id) => id === 'ben' });
    for (const id of ['ana', 'ben', 'cem']) visits.note(person(id), room('1'));
    visits.forget('cem');
    await visits.write();
    expect(await written()).toEqual({ ana: ['1'] });
  });
}
