import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import type { OpenPool } from './open-pool.ts';

const TIMEOUT = 60_000;
const root = await mkdtemp(join(tmpdir(), 'alongside-embedded-'));
const dataDir = join(root, 'data');
let database: OpenPool;

beforeAll(async () => {
  // What an earlier first start leaves that was cut short.
  await mkdir(join(dataDir, 'postgres.new'), { recursive: true });
  await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
  database = await openEmbedded(dataDir);
}, TIMEOUT);
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true });
});

describe('openEmbedded', () => {
  it('makes a whole database, even after a first start that was cut short', async () => {
    const { rows } = await database.pool.query('SELECT 1 AS one');
    expect(rows).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).not.toContain('postgres.new');
  });

  it('lets this process do other things between one query and the next', async () => {
    let turns = 0;
    const turn = setInterval(() => {
      turns += 1;
    });
    for (let query = 0; query < 20; query += 1) await database.pool.query('SELECT pg_sleep(0.005)');
    clearInterval(turn);
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it('lets this process do other things while a query takes its time', async () => {
    let turns = 0;
    const turn = setInterval(() => {
      turns += 1;
    });
    await database.pool.query('SELECT count(*) FROM generate_series(1, 1000000)');
    clearInterval(turn);
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  it('lets nobody else on this machine read its files', async () => {
    const { mode } = await stat(join(dataDir, 'postgres'));
    expect(mode & 0o077).toBe(0);
  });

  it('refuses a directory that is open already, and says which and what to do', async () => {
    await expect(openEmbedded(dataDir)).rejects.toMatchObject({
      code: 'directory-in-use',
      message: expect.stringMatching(new RegExp(`${dataDir}/postgres .*DATA_DIR.*DATABASE_URL`)),
    });
  });

  it(
    'says so when the files are of another PostgreSQL version, and leaves them alone',
    async () => {
      const copy = join(root, 'other version');
      await cp(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true });
      await writeFile(join(copy, 'postgres', 'PG_VERSION'), '12\n');
      const failure = {
        code: 'directory-unusable',
        message: expect.stringContaining('version 12'),
      };
      await expect(openEmbedded(copy)).rejects.toMatchObject(failure);
      expect(await readdir(join(copy, 'postgres'))).toContain('base');
      // The lock is free again: the same failure, not "in use".
      await expect(openEmbedded(copy)).rejects.toMatchObject(failure);
    },
    TIMEOUT,
  );
});

describe('the pool on the one session', () => {
  it('answers those in the queue behind a query that fails', async () => {
    const { pool } = database;
    const outcomes = await Promise.allSettled([
      pool.query('SELECT $1::int AS number', [1]),
      pool.query('SELECT 1 / 0'),
      pool.query('no SQL'),
      pool.query('SELECT $1::int AS number', [2]),
    ]);
    expect(outcomes).toMatchObject([
      { value: { rows: [{ number: 1 }] } },
      { reason: { code: '22012' } },
      { reason: { code: '42601' } },
      { value: { rows: [{ number: 2 }] } },
    ]);
  });

  it('undoes the transaction and the settings of a client that is closed', async () => {
    const { pool } = database;
    await pool.query('CREATE TABLE undone (id int)');
    const client = await pool.connect();
    await client.query("SET TimeZone = 'Asia/Kathmandu'");
    await client.query('BEGIN');
    await client.query('INSERT INTO undone VALUES (1)');
    client.release(true);
    const { rows } = await pool.query(
      "SELECT (SELECT count(*)::int FROM undone) AS count, current_setting('TimeZone') AS zone",
    );
    expect(rows).toEqual([{ count: 0, zone: 'UTC' }]);
  });

  it('carries values of several megabytes both ways', async () => {
    const long = 'é'.repeat(2_000_000);
    const { rows } = await database.pool.query('SELECT $1::text AS long', [long]);
    expect(rows[0].long === long).toBe(true);
  });

  it('passes on a NOTIFY to the client that listens', async () => {
    const client = await database.pool.connect();
    const received = new Promise((resolve) => client.once('notification', resolve));
    await client.query('LISTEN jobs');
    await client.query("NOTIFY jobs, 'one'");
    expect(await received).toMatchObject({ channel: 'jobs', payload: 'one' });
    client.release(true);
  });
});
