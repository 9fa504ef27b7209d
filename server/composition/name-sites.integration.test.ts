import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SiteRule } from '../contract/sites/rule.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { schemaOf } from '../database/schema-of.ts';
import { startPostgres } from '../database/testing/postgres.ts';
import { notificationRow } from '../notifications/testing/notification-row.ts';
import { addRoom } from '../rooms/testing/add-room.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { nameSites } from './name-sites.ts';

const postgres = await startPostgres();
const log = pino({ level: 'silent' });
const [EARLY, LATE] = [new Date('2026-11-01'), new Date('2026-11-02')];

const rule = (id: string, ...aliases: string[]): SiteRule => ({
  id,
  aliases,
  origins: [`https://${id}.test`],
  pages: [{ at: '/{course}/{chapter}' }],
});

afterAll(() => postgres?.stop());

describe('in the embedded database', () => behaviour(async () => null));
describe.skipIf(!postgres)('in PostgreSQL', () =>
  behaviour(async () => postgres?.createDatabase() ?? null),
);

function behaviour(createUrl: () => Promise<string | null>): void {
  let url: string | null;
  let dataDir: string;
  let database: Database;

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
    const { prisma } = database;
    await prisma.learner.deleteMany();
    await prisma.course.deleteMany();
    await prisma.notification.deleteMany();
    await prisma.learner.create({ data: { id: 'ana', name: 'Ana', lastSeenAt: LATE } });
  });

  const start = (...sites: SiteRule[]) => nameSites(database.prisma, schemaOf(url), sites);

  async function visit(site: string, course: string, lastSeenAt = EARLY, chapter = '1') {
    const roomId = await addRoom(database.prisma, { site, course, chapter });
    await database.prisma.courseVisit.create({ data: { learnerId: 'ana', roomId, lastSeenAt } });
  }

  async function visits() {
    const rows = await database.prisma.courseVisit.findMany({
      orderBy: [{ room: { course: { site: 'asc' } } }, { room: { course: { course: 'asc' } } }],
      include: { room: { include: { course: true } } },
    });
    return rows.map(({ lastSeenAt, room: { course } }) => ({
      site: course.site,
      courseId: course.course,
      lastSeenAt,
    }));
  }

  async function audiencesAfter(sites: SiteRule[], ...audiences: object[]): Promise<unknown[]> {
    const { prisma } = database;
    for (const audience of audiences) {
      await prisma.notification.create({ data: { ...notificationRow(), audience } });
    }
    await start(...sites);
    const rows = await prisma.notification.findMany({ orderBy: { id: 'asc' } });
    return rows.map(({ audience }) => audience);
  }

  it('visits of before are the only site’s', async () => {
    await visit('', 'light');
    await visit('', 'stars');
    expect(await start(rule('moodle'))).toBe(0);
    expect((await visits()).map(({ site }) => site)).toEqual(['moodle', 'moodle']);
  });

  it('visits of before stay of no site where there are several', async () => {
    await visit('', 'light');
    expect(await start(rule('moodle'), rule('docs'))).toBe(1);
    expect((await visits()).map(({ site }) => site)).toEqual(['']);
  });

  it('visits of a site by its former name are its own, and the later of two counts', async () => {
    await visit('demo', 'light', LATE);
    await visit('old', 'light', EARLY);
    await visit('moodle', 'light', EARLY);
    await visit('moodle', 'stars', EARLY);
    await visit('gone', 'light');
    expect(await start(rule('moodle', 'demo', 'old'), rule('docs'))).toBe(1);
    expect(await visits()).toEqual([
      { site: 'gone', courseId: 'light', lastSeenAt: EARLY },
      { site: 'moodle', courseId: 'light', lastSeenAt: LATE },
      { site: 'moodle', courseId: 'stars', lastSeenAt: EARLY },
    ]);
  });

  it('audiences of before are the only site’s, as far as they are of a course', async () => {
    const chapter = { type: 'chapter', courseId: 'light', chapterId: '1' };
    const users = { type: 'users', userIds: ['ana'] };
    expect(await audiencesAfter([rule('moodle')], chapter, users)).toEqual([
      { ...chapter, site: 'moodle' },
      users,
    ]);
  });

  it('audiences of a site by its former name are its own', async () => {
    const old = { type: 'course', site: 'old', courseId: 'light' };
    const before = { type: 'course', courseId: 'light' };
    const sites = [rule('moodle', 'old'), rule('docs')];
    expect(await audiencesAfter(sites, old, before)).toEqual([{ ...old, site: 'moodle' }, before]);
  });
}
