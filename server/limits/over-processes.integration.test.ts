import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { startPostgres } from '../database/testing/postgres.ts';
import { createLimiter, type Limiter } from './limiter.ts';

const log = pino({ enabled: false });
const postgres = await startPostgres();

describe.skipIf(!postgres)('a limiter on PostgreSQL', () => {
  let databases: Database[] = [];

  beforeAll(async () => {
    const url = (await postgres?.createDatabase()) ?? null;
    const open = () => openDatabase({ url, dataDir: tmpdir(), log });
    databases = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await postgres?.stop();
  });

  const limiters = (name: string): Limiter[] =>
    databases.map(({ pool }) =>
      createLimiter({ name, most: 10, seconds: 60, store: { pool, schema: 'public' }, log }),
    );

  it('counts over all server processes, also where they count at once', async () => {
    const processes = limiters('together');
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, turn) => processes[turn % 2]?.take('ada')),
    );
    expect(taken.filter((wait) => wait === null)).toHaveLength(10);
    expect(Math.max(...taken.map((wait) => wait ?? 0))).toBeLessThanOrEqual(60);
    expect(await processes[0]?.take('ben')).toBeNull();
  });

  it('counts in its own process where the database fails, and locks nobody out', async () => {
    const [limiter] = limiters('alone');
    await databases[0]?.close();
    const taken: (number | null | undefined)[] = [];
    for (let turn = 0; turn < 11; turn++) taken.push(await limiter?.take('ada'));
    expect(taken.slice(0, 10)).toEqual(Array(10).fill(null));
    expect(taken[10]).toBeGreaterThan(0);
  });
});
