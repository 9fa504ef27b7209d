import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createRooms } from './rooms.ts';
import { createTitleVotes } from './title-votes.ts';
import { createTitles } from './titles.ts';
import { titlesAt } from './titles-at.ts';

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log: pino({ enabled: false }) });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.prisma.course.deleteMany();
});

const course = { element: 'h1' };
const sites = [{ ...DEMO_RULE, titles: { course, without: ['School'] } }];
const room = { site: 'demo', course: '5', chapter: '7' };

function open() {
  const { prisma } = database;
  const monotonic = () => performance.now();
  const rooms = createRooms({ prisma, schema: 'public', sites, now: () => new Date(), monotonic });
  const titles = createTitles({ prisma, rooms, sites, votes: createTitleVotes(), monotonic });
  return {
    ...titles,
    report: (learnerId: string, page: string, teaches = false) =>
      titles.report({ learnerId, teaches, room, titles: { page, course: 'Optics' } }),
  };
}

const known = async () =>
  (await titlesAt(database.prisma, [{ site: 'demo', courseId: '5', chapterId: '7' }]))[0];

describe('a course and its chapter are called', () => {
  it('what three learners report, without the site’s name', async () => {
    const titles = open();
    for (const id of ['ana', 'ben', 'ben']) await titles.report(id, 'Light | School');
    expect(await known()).toEqual({ course: null, chapter: null });
    await titles.report('cem', 'Light | School');
    expect(await known()).toEqual({ course: 'Optics', chapter: 'Light' });
  });

  it('what an instructor of the course reports, whatever learners do', async () => {
    const titles = open();
    await titles.report('ivo', 'Light', true);
    for (const id of ['ana', 'ben', 'cem']) await titles.report(id, 'You are hacked');
    expect(await known()).toEqual({ course: 'Optics', chapter: 'Light' });
  });

  it('what an admin calls them, until the admin takes that back', async () => {
    const titles = open();
    await titles.setCourse(room, 'Optics I');
    await titles.setChapter(room, 'What light is');
    await titles.report('ivo', 'Light', true);
    expect(await known()).toEqual({ course: 'Optics I', chapter: 'What light is' });
    await titles.setCourse(room, null);
    await titles.setChapter(room, null);
    expect(await known()).toEqual({ course: null, chapter: null });
    await open().report('ivo', 'Light', true);
    expect(await known()).toEqual({ course: 'Optics', chapter: 'Light' });
  });

  it('nothing by titles that show nothing', async () => {
    await open().report('ivo', '\u200b\u2800', true);
    expect(await known()).toEqual({ course: 'Optics', chapter: null });
  });
});
