import type { Config } from '../config.ts';
import { renewStatistics } from '../database/renew-statistics.ts';
import type { OnSignedOutEverywhere } from '../identity/local/routes.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createErase } from '../privacy/erase.ts';
import { createEraseRows } from '../privacy/erase-rows.ts';
import type { ErasedIdOf } from '../privacy/erased-id-of.ts';
import { openErasureQueue } from '../privacy/erasure-queue.ts';
import type { Erasures } from '../privacy/erasures.ts';
import { exportJson } from '../privacy/export-json.ts';
import { exportSections } from '../privacy/export-sections.ts';
import { createRetention } from '../privacy/retention.ts';
import type { MyData } from '../privacy/routes.ts';
import type { Storage } from './open-storage.ts';

const DAY_S = 24 * 3_600;
/** Seconds between two looks for what is kept for minutes. */
const ACTIVITY_EVERY_S = 600;

/** What people can have of their data, and what happens to it by itself. */
export interface Privacy {
  myData: MyData;
  /** Begins to erase, and to end what is kept when its time is over. */
  start(): Promise<void>;
}

/**
 * Opens it.
 *
 * @param parts.forget has forgotten somebody in the memory of this process
 * @param parts.starting takes what has to be ended again
 */
export async function openPrivacy(
  { identity, privacy }: Pick<Config, 'identity' | 'privacy'>,
  parts: {
    storage: Storage;
    jobs: Jobs;
    erasures: Erasures;
    erasedIdOf: ErasedIdOf;
    forget(learnerId: string): Promise<void>;
    onSignedOutEverywhere: OnSignedOutEverywhere;
    starting: AsyncDisposableStack;
  },
): Promise<Privacy> {
  const { storage, jobs, erasures, erasedIdOf, forget, onSignedOutEverywhere, starting } = parts;
  const { database, schema, clock } = storage;
  const { prisma } = storage.stores;
  const { now } = clock;
  const eraseRows = createEraseRows({ schema, erasedIdOf, now });
  const stopping = new AbortController();
  starting.defer(() => stopping.abort());
  const retention = createRetention({
    ...{ prisma, schema, eraseRows, now },
    settings: privacy.retention,
    stopping: stopping.signal,
  });
  const erasing = createErase({
    prisma,
    erasures,
    eraseRows,
    queue: await openErasureQueue(jobs),
    forget,
    onSignedOutEverywhere,
  });
  return {
    myData: {
      exported: (id) => exportJson(now(), exportSections(prisma, id, erasedIdOf)),
      erase: erasing.erase,
      accountKeptBy: identity.kind === 'clerk' ? 'clerk' : null,
    },
    async start() {
      await erasing.start();
      await jobs.repeat({
        ...{ name: 'retention', everySeconds: DAY_S },
        async run() {
          await retention.daily();
          if (database.kind === 'embedded') await renewStatistics(prisma, schema);
        },
      });
      await jobs.repeat({
        ...{ name: 'retention-activity', everySeconds: ACTIVITY_EVERY_S },
        run: retention.activity,
      });
    },
  };
}
