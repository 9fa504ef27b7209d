import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NamedCourse } from '../contract/admin.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { idHash } from '../rooms/id-hash.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { coursesPage } from './courses-for.ts';

const SITES = ['school'];

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log: pino({ enabled: false }) });
  const data = Array.from({ length: 5_000 }, (_, number) => {
    const course = `course-${String(number).padStart(4, '0')}`;
    return { site: 'school', course, hash: idHash(course), title: `Title ${number}` };
  });
  await database.prisma.course.createMany({ data });
  const elsewhere = { site: 'gone', course: 'course-0000', hash: idHash('course-0000') };
  await database.prisma.course.create({ data: elsewhere });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('gives a school its 5,000 courses by the hundred, each once and in their order', async () => {
  const all: NamedCourse[] = [];
  let after: string | undefined;
  do {
    const asked = { sites: SITES, own: null, text: '', after };
    const { courses, next } = await coursesPage(database.prisma, asked);
    expect(courses.length).toBeLessThanOrEqual(100);
    all.push(...courses);
    after = next ?? undefined;
  } while (after !== undefined);
  expect(all).toHaveLength(5_000);
  expect(all.map(({ course }) => course)).toEqual(all.map(({ course }) => course).sort());
});

it('finds courses by a part of their id or title, of an instructor among their own', async () => {
  const find = async (text: string, own: { site: string; course: string }[] | null = null) => {
    const { courses } = await coursesPage(database.prisma, { sites: SITES, own, text });
    return courses.map(({ course }) => course);
  };
  expect(await find('COURSE-0042')).toEqual(['course-0042']);
  expect(await find('title 4321')).toEqual(['course-4321']);
  expect(await find('%')).toEqual([]);
  const own = [{ site: 'school', course: 'course-0007' }];
  expect(await find('course-00', own)).toEqual(['course-0007']);
  expect(await find('course-0042', own)).toEqual([]);
});
