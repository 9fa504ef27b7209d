import { setTimeout as wait } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { connectionFailure } from '../database/connection-failure.ts';
import type { Database } from '../database/database.ts';
import { explainDatabaseFailure } from '../database/explain-failure.ts';
import { schemaOf } from '../database/schema-of.ts';
import type { Outages } from '../health/outages.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import { toBossError } from './boss-error.ts';
import { createPoolDatabase } from './pool-database.ts';
import { type Queue, type QueueSettings, startQueue } from './queue.ts';
import { type RepeatingJob, startRepeatingJob } from './repeating-job.ts';

/** Connections of a server process to PostgreSQL for jobs; one of them listens. */
const CONNECTIONS = 4;
/** Seconds between two looks for jobs whose process has died, where there may be several. */
const SUPERVISE = 5;
/** Seconds. Finished jobs are deleted that often. */
const CLEAN = 600;
/** Ms that jobs under way may take when the server closes; what is left is done after the next start. */
const STOP_TIMEOUT_MS = 5_000;
/** Ms more that the queue may take to say to the database that it ends, which may not answer. */
const FAREWELL_MS = 1_000;

/** The server's job queues, on its database. */
export interface Jobs {
  /** A queue, made where there is none of this name yet. */
  queue<Data extends object>(settings: QueueSettings<Data>): Promise<Queue<Data>>;
  /** Does something again and again from now on. */
  repeat(job: RepeatingJob): Promise<void>;
  /** Lets jobs under way finish, and starts no more. */
  stop(): Promise<void>;
}

/**
 * Starts pg-boss on the server's own database, in a schema of its own, so that jobs are enqueued in
 * the transaction that they belong to.
 *
 * @param options.url the database's, or `null` for the embedded one
 */
export async function startJobs(options: {
  database: Pick<Database, 'kind' | 'pool'>;
  url: string | null;
  log: FailureLog;
  outages?: Pick<Outages, 'report'>;
}): Promise<Jobs> {
  const { database, url, log, outages = UNWATCHED } = options;
  const common = {
    schema: jobsSchema(url),
    schedule: false,
    registerInstance: false,
    maintenanceIntervalSeconds: CLEAN,
  };
  const boss =
    url === null
      ? new PgBoss({
          ...common,
          db: createPoolDatabase(database.pool),
          backend: 'pglite',
          ...EMBEDDED,
        })
      : new PgBoss({
          ...common,
          connectionString: url,
          application_name: 'alongside jobs',
          max: CONNECTIONS,
          useListenNotify: true,
          superviseIntervalSeconds: SUPERVISE,
          monitorIntervalSeconds: SUPERVISE,
        });
  // Not the error itself: node-postgres hangs all that a connection knows on it.
  boss.on('error', (emitted) => {
    const error = toBossError(emitted);
    if (outages.report(error)) return;
    log.warn({ reason: connectionFailure(error) }, 'the job queue failed');
  });
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'the job queue warns'));
  try {
    await boss.start();
  } catch (error) {
    throw explainDatabaseFailure(database.kind, error);
  }
  return {
    queue: (settings) => startQueue(boss, settings, { isAlone: url === null, log, outages }),
    repeat: (job) => startRepeatingJob(boss, job, { log, outages }),
    stop: () =>
      Promise.race([
        boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
        wait(STOP_TIMEOUT_MS + FAREWELL_MS, undefined, { ref: false }),
      ]),
  };
}

/** Where nobody watches for outages, each failure is emitted. */
const UNWATCHED: Pick<Outages, 'report'> = { report: () => null };

/** Nobody else works here, and there is no autovacuum to keep an eye on. */
const EMBEDDED = { monitorVacuum: false, reindex: false };

/** Beside the tables' own schema, so that two servers in one database do not share their jobs. */
export function jobsSchema(url: string | null): string {
  const schema = schemaOf(url);
  return schema === 'public' ? 'pgboss' : `${schema}_pgboss`;
}
