import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import type { OnSignedOutEverywhere } from '../identity/local/routes.ts';
import type { Queue } from '../jobs/queue.ts';
import type { EraseRows } from './erase-rows.ts';
import type { FollowUp } from './erasure-queue.ts';
import type { Erasures } from './erasures.ts';

/**
 * Ms after which what was written at the same time is erased, too: longer than a request or a statement
 * takes that was under way.
 */
const FOLLOW_UP_MS = 60_000;
/** Ms. Whoever got a hundred thousand notifications is erased within it. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** Erases learners. */
export interface Erase {
  /** Erases all that is kept of a learner, and signs all their browsers out. */
  erase(learnerId: string): Promise<void>;
  /** Begins to look once more after those who were erased. */
  start(): Promise<void>;
}

/**
 * Erases in one transaction. What runs beside it may still write a row with the learner's id, as it had read
 * that before: a job that is made in the same transaction erases that a minute later.
 *
 * @param parts.forget has forgotten what is in the memory of this process
 */
export function createErase(parts: {
  prisma: PrismaClient;
  erasures: Pick<Erasures, 'note'>;
  eraseRows: EraseRows;
  queue: Queue<FollowUp>;
  forget(learnerId: string): Promise<void>;
  onSignedOutEverywhere: OnSignedOutEverywhere;
}): Erase {
  const { prisma, erasures, eraseRows, queue, forget, onSignedOutEverywhere } = parts;

  async function followUp({ learnerId, settledAt }: FollowUp): Promise<void> {
    await retryConflicts(() =>
      prisma.$transaction((each) => eraseRows(each, learnerId, new Date(settledAt)), TRANSACTION),
    );
    const isBack = (await prisma.learner.count({ where: { id: learnerId } })) > 0;
    // Channels may have been away: no lease is left that would end a connection.
    if (!isBack) await onSignedOutEverywhere(learnerId);
  }

  return {
    async erase(learnerId) {
      await erasures.note(learnerId, async ({ settledAt, write }) => {
        await forget(learnerId);
        await retryConflicts(() =>
          prisma.$transaction(async (transaction) => {
            await write(transaction);
            await eraseRows(transaction, learnerId, settledAt);
            const job = { learnerId, settledAt: settledAt.getTime() };
            await queue.add(transaction, [job], FOLLOW_UP_MS);
          }, TRANSACTION),
        );
      });
      await onSignedOutEverywhere(learnerId);
    },
    start: () => queue.work(followUp),
  };
}
