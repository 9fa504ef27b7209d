import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDataDir } from '../testing/database-template.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import type { OpenPool } from './open-pool.ts';
import { openPostgresql } from './postgresql.ts';
import { startPostgres } from './testing/postgres.ts';

const TIMEOUT = 60_000;
const root = await mkdtemp(join(tmpdir(), 'alongside-migrate-'));
/** A database is made already: each test has a schema of its own in it. */
const dataDir = await makeDataDir();
const postgres = await startPostgres();

afterAll(async () => {
  await postgres?.stop();
  for (const written of [root, dataDir]) await rm(written, { recursive: true });
});

describe('migrate, embedded', () => behaviour(() => openEmbedded(dataDir)));
describe.skipIf(!postgres)('migrate, on PostgreSQL', () =>
  behaviour(async () =>
    openPostgresql({
      url: (await postgres?.createDatabase()) ?? '',
      log: pino({ enabled: false }),
    }),
  ),
);

function behaviour(open: () => Promise<OpenPool>) {
  let opened: OpenPool;
  /** The same pool, on a schema of the test's own. */
  let database: OpenPool;
  let directory: string;
  let tests = 0;

  beforeAll(async () => {
    opened = await open();
  }, TIMEOUT);
  beforeEach(async () => {
    tests += 1;
    database = { ...opened, schema: `test ${tests}` };
    directory = await mkdtemp(join(root, 'migrations-'));
    await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await opened.pool.query(`CREATE SCHEMA "test ${tests}"`);
  });
  afterAll(() => opened.close());

  async function author(name: string, script: string): Promise<void> {
    await mkdir(join(directory, name), { recursive: true });
    await writeFile(join(directory, name, 'migration.sql'), script);
  }

  async function select<Row extends object>(columns: string, table: string): Promise<Row[]> {
    const { rows } = await opened.pool.query<Row>(
      `SELECT ${columns} FROM "${database.schema}"."${table}"`,
    );
    return rows;
  }

  it('applies what is missing, in order, and nothing twice', async () => {
    await author(
      '2_fill',
      "INSERT INTO colours VALUES ('red');\nINSERT INTO colours VALUES ('blue')",
    );
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    expect(await migrate(database, directory)).toEqual(['1_make', '2_fill']);
    expect(await migrate(database, directory)).toEqual([]);
    await author('3_more', "INSERT INTO colours VALUES ('green')");
    expect(await migrate(database, directory)).toEqual(['3_more']);
    expect(await select('name', 'colours')).toEqual([
      { name: 'red' },
      { name: 'blue' },
      { name: 'green' },
    ]);
  });

  it("records a migration as Prisma's CLI does", async () => {
    await author('1_make', '-- grün\nCREATE TABLE colours (name TEXT);\n');
    await migrate(database, directory);
    const file = await readFile(join(directory, '1_make', 'migration.sql'));
    expect(await select('*', '_prisma_migrations')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(file).digest('hex'),
        migration_name: '1_make',
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        rolled_back_at: null,
        logs: null,
        applied_steps_count: 1,
      },
    ]);
  });

  it('takes a script with functions in it whole', async () => {
    await author(
      '1_function',
      'CREATE FUNCTION seven() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 7; END; $$;\n' +
        'CREATE TABLE numbers AS SELECT seven() AS number;',
    );
    await migrate(database, directory);
    expect(await select('number', 'numbers')).toEqual([{ number: 7 }]);
  });

  it('refuses a release that lacks what the database requires, and lets other old ones run', async () => {
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    await migrate(database, directory);
    const requirements = `"${database.schema}".schema_requirements`;
    // A newer release was here: one migration that older ones can live with, and one that they can't.
    await opened.pool.query(
      `CREATE TABLE ${requirements} (migration TEXT PRIMARY KEY, release TEXT NOT NULL);
       INSERT INTO "${database.schema}"._prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('x', 'y', '2_harmless', now())`,
    );
    expect(await migrate(database, directory)).toEqual([]);
    await opened.pool.query(`INSERT INTO ${requirements} VALUES ('3_renamed', '0.3.0')`);
    await author('2_own', 'CREATE TABLE shades (name TEXT);');
    await expect(migrate(database, directory)).rejects.toMatchObject({
      code: 'release-too-old',
      message: expect.stringContaining('0.3.0'),
    });
    await author('3_renamed', 'SELECT 1;');
    expect(await migrate(database, directory)).toEqual(['2_own', '3_renamed']);
  });

  it('undoes a migration that fails, says why, and applies it once it is right', async () => {
    await author('1_make', 'CREATE TABLE colours (name TEXT); SELECT wrong;');
    await expect(migrate(database, directory)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/1_make.*"wrong" does not exist/),
    });
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    expect(await migrate(database, directory)).toEqual(['1_make']);
  });

  it('refuses an edited migration, and applies nothing more', async () => {
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    await migrate(database, directory);
    await author('1_make', 'CREATE TABLE colours (name VARCHAR);');
    await author('2_fill', "INSERT INTO colours VALUES ('red');");
    await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'migration-edited' });
    expect(await select('name', 'colours')).toEqual([]);
  });

  it("goes by what Prisma's CLI recorded: failed, then resolved as rolled back", async () => {
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    await migrate(database, directory);
    await author('2_more', 'CREATE TABLE shades (name TEXT);');
    const records = `"${database.schema}"."_prisma_migrations"`;
    await opened.pool.query(
      `INSERT INTO ${records} (id, checksum, migration_name, logs) VALUES ('x', 'y', '2_more', 'ERROR')`,
    );
    await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'migration-failed' });
    await opened.pool.query(`UPDATE ${records} SET rolled_back_at = now() WHERE id = 'x'`);
    expect(await migrate(database, directory)).toEqual(['2_more']);
  });

  it('applies a migration once when servers start at once', async () => {
    await author('1_make', 'CREATE TABLE colours (name TEXT);');
    await author('2_fill', "INSERT INTO colours VALUES ('red');");
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database, directory)));
    expect(applied.flat().sort()).toEqual(['1_make', '2_fill']);
    expect(await select('name', 'colours')).toEqual([{ name: 'red' }]);
  });
}
