import { rm } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { roomChannel } from '../contract/room-channel.ts';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createPusherClient } from '../presence/pusher-client.ts';
import { addRoom } from '../rooms/testing/add-room.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { busyChapters } from './busy-chapters.ts';

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
  const channels = Object.fromEntries(
    Object.entries(counts).map(([name, user_count]) => [name, { user_count }]),
  );
  const api = new Hono().get('/apps/1/channels', (c) => c.json({ channels }));
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: api.fetch, hostname: '127.0.0.1', port: 0 }, (address) =>
      resolve(address.port),
    );
    onTestFinished(() => void server.close());
  });
  const target = { appId: '1', key: 'key', secret: 'secret', cluster: null, host: '127.0.0.1' };
  const pusher = createPusherClient({ ...target, port, tls: false });
  const moodle = { ...DEMO_RULE, id: 'moodle', uniqueChapters: false };
  const sites = [DEMO_RULE, moodle];
  // The third has more people than its channel holds.
  const countOf = async (channel: string) => (channel === 'presence-chapter-7' ? 3 : null);
  expect(await busyChapters(pusher, { prisma, sites, countOf }, null)).toEqual([
    { site: 'moodle', chapterId: long, courses: ['5'], viewers: 9, ...untitled, title: 'Light' },
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4, ...untitled },
    { site: 'demo', chapterId: '7', courses: [], viewers: 3, ...untitled },
    { site: 'demo', chapterId: 'ü', courses: [], viewers: 1, ...untitled },
  ]);
  const taught = { site: 'moodle', course: '5' };
  expect(await busyChapters(pusher, { prisma, sites, countOf }, [taught])).toEqual([
    { site: 'moodle', chapterId: long, courses: ['5'], viewers: 9, ...untitled, title: 'Light' },
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4, ...untitled },
  ]);
  expect(
    await busyChapters(pusher, { prisma, sites, countOf }, [{ ...taught, site: 'demo' }]),
  ).toEqual([]);
});
