import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { openDatabase } from '../../database/database.ts';
import type { JobHandler, Queue } from '../../jobs/queue.ts';
import { makeDataDir } from '../../testing/database-template.ts';
import { createErase } from '../erase.ts';
import { createEraseRows } from '../erase-rows.ts';
import { createErasedIdOf } from '../erased-id-of.ts';
import type { FollowUp } from '../erasure-queue.ts';
import { createErasures } from '../erasures.ts';

/** Ms after an erasure in which rows count as from before. */
export const SETTLE_MS = 15_000;

/** Erasing on an embedded database, by a clock that a test sets; jobs run when the test has them run. */
export async function openErase() {
  const dataDir = await makeDataDir();
  const database = await openDatabase({ url: null, dataDir, log: pino({ level: 'silent' }) });
  const { prisma } = database;
  let time = new Date();
  const now = () => time;
  const signedOut: string[] = [];
  const jobs: FollowUp[] = [];
  let work: JobHandler<FollowUp> = async () => undefined;
  const queue: Queue<FollowUp> = {
    async add(_transaction, added) {
      jobs.push(...added);
    },
    wake: () => undefined,
    async work(handler) {
      work = handler;
    },
  };
  const erasedIdOf = createErasedIdOf('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94');
  const eraseRows = createEraseRows({ schema: 'public', erasedIdOf, now });
  const erasing = createErase({
    prisma,
    erasures: createErasures({
      read: () => prisma.erasure.findMany(),
      erasedIdOf,
      settleMs: SETTLE_MS,
      now,
    }),
    eraseRows,
    queue,
    forget: async () => undefined,
    async onSignedOutEverywhere(learnerId) {
      signedOut.push(learnerId);
    },
  });
  await erasing.start();
  return {
    ...database,
    erasedIdOf,
    eraseRows,
    erase: erasing.erase,
    signedOut,
    now,
    setTime(at: Date) {
      time = at;
    },
    async runJobs() {
      for (const job of jobs.splice(0)) await work(job);
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type OpenErase = Awaited<ReturnType<typeof openErase>>;
