import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { startJobs } from './jobs.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a repeating job', () => {
  it('comes again, also after it has failed, and once however often the server starts', async () => {
    let times = 0;
    const third = Promise.withResolvers<void>();
    const run = async () => {
      times += 1;
      if (times === 3) third.resolve();
      if (times === 1) throw new Error('not this time');
    };
    for (let start = 0; start < 2; start += 1) {
      const jobs = await startJobs({ database, url: null, log });
      await jobs.repeat({ name: 'again', everySeconds: 1, run });
      if (start === 1) await third.promise;
      await jobs.stop();
    }
    const { rows } = await database.pool.query<{ waiting: string }>(
      "SELECT count(*) AS waiting FROM pgboss.job WHERE name = 'again' AND state = 'created'",
    );
    expect(rows).toEqual([{ waiting: '1' }]);
  });
});
