import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { createPusherClient } from '../presence/pusher-client.ts';
import { busyChapters } from './busy-chapters.ts';

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alongside-chapters-'));
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
  expect(await busyChapters(pusher, database.prisma, null)).toEqual([
    { chapterId: '7', courses: [], viewers: 2 },
    { chapterId: 'ü', courses: [], viewers: 1 },
  ]);
});
