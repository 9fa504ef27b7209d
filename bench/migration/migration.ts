import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { migrate } from '../../server/database/migrate.ts';
import type { OpenPool } from '../../server/database/open-pool.ts';
import { openPostgresql } from '../../server/database/postgresql.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import type { Figure } from '../figure.ts';

const MIGRATIONS = 'prisma/migrations';
/** The first that changes what visits are. */
const FIRST = '20261130154500_visits_of_sites';
const VISITS = 1_000_000;
const LEARNERS = 20_000;
const COURSES = 500;
const CHAPTERS = 40;
/** S that a start of the new release may take longer, once. */
const BAR_S = 60;

/**
 * How long a database of the release before, with a million visits, takes to be one of this: its tables are
 * locked as long, and no server runs on it.
 */
export async function* measureMigration(): AsyncIterable<Figure> {
  const postgres = await startPostgres();
  if (!postgres) return;
  const before = await mkdtemp(join(tmpdir(), 'alongside-migrations-'));
  const log = pino({ level: 'silent' });
  const url = await postgres.createDatabase();
  const database = openPostgresql({ url, poolSize: 2, statementTimeoutMs: 600_000, log });
  try {
    for (const name of await readdir(MIGRATIONS)) {
      if (name < FIRST) await cp(join(MIGRATIONS, name), join(before, name), { recursive: true });
    }
    await migrate(database, before);
    await fill(database);
    const started = performance.now();
    await migrate(database, MIGRATIONS);
    const value = (performance.now() - started) / 1_000;
    yield {
      what: 'a database of 0.1 with a million visits is migrated',
      value,
      unit: 's',
      bar: BAR_S,
      atMost: true,
      note: `of ${LEARNERS.toLocaleString('en')} learners in ${COURSES} courses; ${await visits(database)} are there after it`,
    };
  } finally {
    await database.close();
    await postgres.stop();
    await rm(before, { recursive: true, force: true });
  }
}

async function fill({ pool }: OpenPool): Promise<void> {
  await pool.query(
    `INSERT INTO learners (id, name, last_seen_at)
     SELECT 'user_' || number, 'Learner ' || number, now() FROM generate_series(1, $1) AS number`,
    [LEARNERS],
  );
  await pool.query(
    `INSERT INTO course_visits (learner_id, course_id, chapter_id, last_seen_at)
     SELECT 'user_' || (1 + number % $2), 'course-' || (number / $2) % $3, 'chapter-' || number % $4, now()
     FROM generate_series(0, $1 - 1) AS number ON CONFLICT DO NOTHING`,
    [VISITS, LEARNERS, COURSES, CHAPTERS],
  );
  await pool.query('ANALYZE');
}

async function visits({ pool }: OpenPool): Promise<string> {
  const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM course_visits');
  return Number(rows[0]?.count).toLocaleString('en');
}
