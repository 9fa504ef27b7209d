import { rm } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createPusherClient } from '../presence/pusher-client.ts';
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
  const counts = {
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
  const { prisma } = database;
  const moodle = { ...DEMO_RULE, id: 'moodle', uniqueChapters: false };
  const sites = [DEMO_RULE, moodle];
  expect(await busyChapters(pusher, { prisma, sites }, null)).toEqual([
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4 },
    { site: 'demo', chapterId: '7', courses: [], viewers: 2 },
    { site: 'demo', chapterId: 'ü', courses: [], viewers: 1 },
  ]);
  const taught = { site: 'moodle', course: '5' };
  expect(await busyChapters(pusher, { prisma, sites }, [taught])).toEqual([
    { site: 'moodle', chapterId: '9', courses: ['5'], viewers: 4 },
  ]);
  expect(await busyChapters(pusher, { prisma, sites }, [{ ...taught, site: 'demo' }])).toEqual([]);
});
