import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { createBusyChapters } from '../../server/admin/busy-chapters.ts';
import { DEMO_RULE } from '../../server/contract/sites/demo-rule.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { Figure } from '../figure.ts';
import { addSchool, channelsOf, SITE } from './school.ts';

const VISITS = 1_000_000;
/** Chapters where people are. */
const BUSY = 2_000;
/** Looks, of which the longest counts; and others before them, as a server has had. */
const LOOKS = 10;
const LOOKS_BEFORE = 5;

const LIVE_BAR_MS = 100;
const LIVE_BAR_MB = 10;

/** What an instructor's page asks of the database of a school that has had Alongside for years. */
export async function* measureDesk(): AsyncIterable<Figure> {
  const dataDir = await makeDataDir();
  try {
    yield* figuresOn('embedded', null, dataDir);
    const postgres = await startPostgres();
    if (!postgres) return;
    try {
      yield* figuresOn('PostgreSQL', await postgres.createDatabase(), dataDir);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function* figuresOn(
  name: string,
  url: string | null,
  dataDir: string,
): AsyncIterable<Figure> {
  const database = await openDatabase({ url, dataDir, log: pino({ enabled: false }) });
  try {
    await addSchool(database.prisma, VISITS);
    yield* liveTable(name, database);
  } finally {
    await database.close();
  }
}

async function* liveTable(name: string, { prisma }: Database): AsyncIterable<Figure> {
  const busy = (await channelsOf(BUSY)).map((channel, at) => [channel, 1 + (at % 90)] as const);
  const clock = { ms: 0 };
  const busyChapters = createBusyChapters({
    ...{ prisma, schema: 'public', countOf: async () => null, now: () => clock.ms },
    people: { memberCounts: async () => new Map(busy) },
    usersOn: async () => [],
    sites: [{ ...DEMO_RULE, id: SITE, uniqueChapters: false }],
  });
  for (let look = 0; look < LOOKS_BEFORE; look += 1) {
    clock.ms += 60_000;
    await busyChapters(null);
  }
  const [times, sizes] = [[0], [0]];
  const before = process.memoryUsage.rss();
  for (let look = 0; look < LOOKS; look += 1) {
    clock.ms += 60_000;
    const began = performance.now();
    await busyChapters(null);
    times.push(performance.now() - began);
    sizes.push((process.memoryUsage.rss() - before) / 1e6);
  }
  const what = `${name}: live table of ${BUSY} chapters at ${VISITS} visits`;
  yield { what, value: Math.max(...times), unit: 'ms', bar: LIVE_BAR_MS, atMost: true };
  yield { what, value: Math.max(...sizes), unit: 'MB more', bar: LIVE_BAR_MB, atMost: true };
}
