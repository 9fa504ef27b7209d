import { fromPrisma, type PgBoss } from 'pg-boss';
import * as v from 'valibot';
import type { Prisma } from '../database/generated/client.ts';
import type { Outages } from '../health/outages.ts';
import type { FailureLog } from '../log/limit-repeats.ts';

/** Seconds between two looks for jobs that have become due. New ones are announced. */
const POLL = 2;
/** Seconds without a sign of life after which a job is somebody else's. */
const HEARTBEAT = 10;
const DAY = 24 * 3600;
/** Jobs listed at once, of those that a process left behind. */
const PAGE = 1_000;

/** A job's handler. The job is done when it resolves, and comes again when it throws. */
export type JobHandler<Data> = (data: Data) => Promise<void>;

export interface QueueSettings<Data extends object> {
  name: string;
  /** Checks what comes out of the database. */
  schema: v.GenericSchema<unknown, Data>;
  /** Workers of this process. Each takes up to two jobs at a time. */
  workers: number;
}

/** A queue of jobs that survive whatever happens to the process: each is done at least once. */
export interface Queue<Data extends object> {
  /**
   * Enqueues jobs in a transaction: they are there exactly if it is committed.
   *
   * @param delay ms until they may be worked on, by the clock of the database; 0 for at once
   */
  add(transaction: Prisma.TransactionClient, jobs: readonly Data[], delay: number): Promise<void>;
  /** Has the workers of this process look now. Call it after the commit. */
  wake(): void;
  /** Starts to work. To be called once. */
  work(handler: JobHandler<Data>): Promise<void>;
}

/** Makes the queue on `boss` and gives it a typed face. */
export async function startQueue<Data extends object>(
  boss: PgBoss,
  { name, schema, workers: count }: QueueSettings<Data>,
  {
    isAlone,
    log,
    outages,
  }: { isAlone: boolean; log: Pick<FailureLog, 'error'>; outages: Pick<Outages, 'report'> },
): Promise<Queue<Data>> {
  await boss.createQueue(name, {
    notify: true,
    retryLimit: 1_000,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    retentionSeconds: 60 * DAY, // notifications may be scheduled that far ahead, and live on
    deleteAfterSeconds: 3_600,
    expireInSeconds: 3_600,
    ...(isAlone ? {} : { heartbeatSeconds: HEARTBEAT }),
  });
  const workers: string[] = [];

  /** What was under way when the process before this one was killed. */
  async function takeBack(): Promise<void> {
    let after: string | undefined;
    for (;;) {
      const jobs = await boss.findJobs(name, { limit: PAGE, ...(after && { after }) });
      const left = jobs.filter(({ state }) => state === 'active').map(({ id }) => id);
      if (left.length > 0) await boss.fail(name, left, { message: 'its process ended' });
      after = jobs.at(-1)?.id;
      if (jobs.length < PAGE) return;
    }
  }

  async function run(handler: JobHandler<Data>, data: unknown): Promise<void> {
    try {
      await handler(v.parse(schema, data));
    } catch (error) {
      if (!outages.report(error)) {
        log.error({ err: error, queue: name }, 'a job failed and will be tried again');
      }
      throw error;
    }
  }

  return {
    async add(transaction, jobs, delay) {
      const startAfter = Math.max(0, Math.ceil(delay / 1000)); // seconds
      const rows = jobs.map((data) => ({ data, startAfter }));
      if (rows.length > 0) await boss.insert(name, rows, { db: fromPrisma(transaction) });
    },
    wake() {
      for (const worker of workers) boss.notifyWorker(worker);
    },
    async work(handler) {
      if (isAlone) await takeBack();
      for (let worker = 0; worker < count; worker += 1) {
        const options = {
          // Two, since pg-boss goes on at once after a full batch, and never takes one for a batch.
          batchSize: 2,
          burstWhenBatchFull: true,
          perJobResults: true,
          pollingIntervalSeconds: POLL,
          notifyPollingIntervalSeconds: POLL,
        } as const;
        workers.push(
          await boss.work<unknown, object, typeof options>(name, options, (jobs) =>
            Promise.all(
              jobs.map(async ({ id, data }) => {
                const status = await run(handler, data).then(
                  () => 'completed' as const,
                  () => 'failed' as const,
                );
                return { id, status };
              }),
            ),
          ),
        );
      }
    },
  };
}
