import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { roomChannel } from '../contract/room-channel.ts';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { addRoom } from '../rooms/testing/add-room.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createBusyChapters } from './busy-chapters.ts';

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

it('counts on chapters’ own channels alone, whatever channels somebody made', async () => {
  const { prisma } = database;
  const untitled = { title: null, courseTitle: null };
  const long = 'x'.repeat(200);
  const room = { site: 'moodle', course: '5', chapter: long };
  const id = await addRoom(prisma, room);
  const hashed = await roomChannel(room);
  await prisma.room.update({ where: { id }, data: { channel: hashed, title: 'Light' } });
  const counts = {
    [hashed]: 9,
    [await roomChannel({ ...room, chapter: 'y'.repeat(200) })]: 5,
    'presence-chapter-7': 2,
    'presence-chapter-=.7': 30,
    'presence-chapter-=.=00': 30,
    'presence-chapter-=.=ZZ': 30,
    'presence-chapter-=.=C3=BC': 1,
    'presence-chapter-moodle;5;9': 4,
    'presence-chapter-elsewhere;5;9': 30,
    'presence-chapter-moodle;5;8': 0,
  };
  const memberCounts = vi.fn(async () => new Map(Object.entries(counts)));
  const clock = { ms: 0 };
  const busyChapters = createBusyChapters({
    ...{ prisma, schema: 'public', now: () => clock.ms },
    people: { memberCounts },
    usersOn: async () => [],
    sites: [DEMO_RULE, { ...DEMO_RULE, id: 'moodle', uniqueChapters: false }],
    // The third has more people than its channel holds.
    countOf: async (channel) => (channel === 'presence-chapter-7' ? 3 : null),
  });
  expect(await busyChapters(null)).toEqual([
    { site: 'moodle', chapterId: long, courses: ['5'], viewers: 9, ...untitled, title: 'Light' },
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4, ...untitled },
    { site: 'demo', chapterId: '7', courses: [], viewers: 3, ...untitled },
    { site: 'demo', chapterId: 'ü', courses: [], viewers: 1, ...untitled },
  ]);
  const taught = { site: 'moodle', course: '5' };
  expect(await busyChapters([taught])).toEqual([
    { site: 'moodle', chapterId: long, courses: ['5'], viewers: 9, ...untitled, title: 'Light' },
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4, ...untitled },
  ]);
  expect(await busyChapters([{ ...taught, site: 'demo' }])).toEqual([]);
  expect(memberCounts, 'all who ask within seconds share one look').toHaveBeenCalledOnce();
  clock.ms += 3_000;
  await busyChapters(null);
  expect(memberCounts).toHaveBeenCalledTimes(2);
});
