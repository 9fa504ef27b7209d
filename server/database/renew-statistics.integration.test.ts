import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { makeDataDir } from '../testing/database-template.ts';
import { openDatabase } from './database.ts';
import { renewStatistics } from './renew-statistics.ts';

it('tells the embedded database how much there is', async () => {
  const dataDir = await makeDataDir();
  const database = await openDatabase({ url: null, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { prisma, pool } = database;
    const learners = Array.from({ length: 20 }, (_, number) => ({
      ...{ id: `user_${number}`, name: 'Ana' },
      lastSeenAt: new Date(),
    }));
    await prisma.learner.createMany({ data: learners });
    const expected = async () =>
      (await pool.query("SELECT reltuples FROM pg_class WHERE relname = 'learners'")).rows;
    expect(await expected()).not.toEqual([{ reltuples: 20 }]);
    await renewStatistics(prisma, 'public');
    expect(await expected()).toEqual([{ reltuples: 20 }]);
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
