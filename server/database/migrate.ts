import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseError } from './database-error.ts';
import type { OpenPool } from './open-pool.ts';
import {
  checksumOf,
  type Migration,
  type MigrationRecord,
  pendingMigrations,
  refuseIfTooOld,
  type SchemaRequirement,
} from './pending-migrations.ts';

/** The advisory lock that Prisma's schema engine takes while it migrates. */
const PRISMA_LOCK = 72_707_369;

/** Ms that a migration may take, and the wait for another server's. */
const PATIENCE_MS = 24 * 3_600_000;

/** As Prisma's schema engine makes it. */
const CREATE_TABLE = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Does what `prisma migrate deploy` does, without Prisma's CLI: applies the migrations in `directory`
 * that the database lacks, and records them as the CLI would, so that both can be used on one database.
 * Servers that start at once wait for each other. Unlike the CLI it undoes a migration that fails, so
 * a migration can't hold what PostgreSQL refuses in a transaction (`CREATE INDEX CONCURRENTLY`).
 *
 * @returns the names of the migrations it applied
 * @throws DatabaseError `migration-failed` or `migration-edited`; what node-postgres throws where the
 * connection fails
 */
export async function migrate(database: OpenPool, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const applied: string[] = [];
  for (;;) {
    const name = await applyNext(database, migrations);
    if (name === null) return applied;
    applied.push(name);
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      script: await readFile(join(directory, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** Applies the first migration that is missing, and gives its name, or `null` where none is. */
async function applyNext(
  { pool, schema }: OpenPool,
  migrations: readonly Migration[],
): Promise<string | null> {
  const client = await pool.connect();
  // A connection that breaks says so by an event, too, which would end the process without a listener.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query(`SET LOCAL search_path TO ${pg.escapeIdentifier(schema)}`);
    await client.query(patient(`SELECT pg_advisory_xact_lock(${PRISMA_LOCK})`));
    const records = await readRecords(client);
    refuseIfTooOld(migrations, await readRequirements(client));
    const [next] = pendingMigrations(migrations, records);
    if (next) await apply(client, next);
    await client.query('COMMIT');
    client.release();
    return next?.name ?? null;
  } catch (error) {
    client.release(true); // closes the connection, which undoes the transaction
    throw error;
  } finally {
    client.off('error', ignore);
  }
}

async function readRecords(client: pg.PoolClient): Promise<MigrationRecord[]> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!table.rows[0]?.found) await client.query(CREATE_TABLE);
  const { rows } = await client.query<MigrationRecord>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

/** What releases must have to run on this database; none where it is of before there were requirements. */
async function readRequirements(client: pg.PoolClient): Promise<SchemaRequirement[]> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('schema_requirements') IS NOT NULL AS found`,
  );
  if (!table.rows[0]?.found) return [];
  const { rows } = await client.query<SchemaRequirement>(
    'SELECT migration, release FROM schema_requirements ORDER BY migration',
  );
  return rows;
}

async function apply(client: pg.PoolClient, { name, script }: Migration): Promise<void> {
  try {
    // Without parameters, a query may hold many statements.
    await client.query(patient(script));
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new DatabaseError(
      'migration-failed',
      `The migration ${name} failed and was undone: ${error.message}`,
    );
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksumOf(script), name],
  );
}

/** Node-postgres takes a time-out with each query as well; its types don't say so. */
function patient(text: string): pg.QueryConfig {
  const query = { text, query_timeout: PATIENCE_MS };
  return query;
}
