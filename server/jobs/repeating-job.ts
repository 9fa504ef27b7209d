import type { PgBoss } from 'pg-boss';
import type { Outages } from '../health/outages.ts';
import type { FailureLog } from '../log/limit-repeats.ts';

/** Seconds until the first time: a start has enough to do. */
const FIRST_AFTER_S = 300;
/** Seconds between two looks whether it is time, at the most: it matters little when. */
const MAX_POLL_S = 60;
/** Tries again, later and later; where all fail the next time is another chance. */
const RETRIES = { retryLimit: 10, retryDelay: 60, retryBackoff: true, retryDelayMax: 3_600 };

/** Work that is to be done again and again, by one of the server processes. */
export interface RepeatingJob {
  name: string;
  /** Seconds from one time to the next. */
  everySeconds: number;
  run(): Promise<void>;
}

/** Does `job` from now on, over restarts as if there were none. */
export async function startRepeatingJob(
  boss: PgBoss,
  { name, everySeconds, run }: RepeatingJob,
  { log, outages }: { log: Pick<FailureLog, 'error'>; outages: Pick<Outages, 'report'> },
): Promise<void> {
  // Of a "short" queue one job waits at most, however many processes ask for it.
  const lasting = { retentionSeconds: 10 * everySeconds, deleteAfterSeconds: 3_600 };
  await boss.createQueue(name, { policy: 'short', ...RETRIES, ...lasting });
  await boss.send(name, {}, { startAfter: Math.min(FIRST_AFTER_S, everySeconds) });
  await boss.work(
    name,
    { pollingIntervalSeconds: Math.min(MAX_POLL_S, everySeconds) },
    async () => {
      // Before the work: whatever becomes of that, there is a next time.
      await boss.send(name, {}, { startAfter: everySeconds });
      try {
        await run();
      } catch (error) {
        if (!outages.report(error)) {
          log.error({ err: error, queue: name }, 'a job failed and will be tried again');
        }
        throw error;
      }
    },
  );
}
