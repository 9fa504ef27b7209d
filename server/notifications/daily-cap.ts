import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';

const DAY = 24 * 3_600_000;

/** Lays claim to a share of learners' daily caps, before they are sent to. */
export type CountTowardsCap = (
  notificationId: string,
  capped: readonly { id: string; learnerId: string; dailyCap: number }[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * Counts what learners with a cap got in the last 24 hours, and counts these deliveries in from now
 * on where there is room for them: under a lock on the learner's preferences, so that two
 * notifications that leave at once don't both take the last place. Any 24 hours rather than a
 * calendar day: whatever the time zone, no day gets more than the cap.
 *
 * @returns notifications, other than this one, by learner
 */
export function createDailyCap(prisma: PrismaClient, now: () => Date): CountTowardsCap {
  return (notificationId, capped) => {
    if (capped.length === 0) return Promise.resolve(new Map());
    const learnerIds = [...new Set(capped.map(({ learnerId }) => learnerId))].sort();
    const claim = async (transaction: Prisma.TransactionClient) => {
      await lock(transaction, learnerIds);
      const others = await transaction.delivery.groupBy({
        by: ['learnerId', 'notificationId'],
        where: {
          learnerId: { in: learnerIds },
          notificationId: { not: notificationId },
          claimedAt: { gt: new Date(+now() - DAY) },
          state: { in: ['pending', 'sent'] },
        },
      });
      const counts = counted(others.map(({ learnerId }) => learnerId));
      const free = capped.filter(
        ({ learnerId, dailyCap }) => (counts.get(learnerId) ?? 0) < dailyCap,
      );
      await transaction.delivery.updateMany({
        where: { id: { in: free.map(({ id }) => id) } },
        data: { claimedAt: now() },
      });
      return counts;
    };
    // Cancelling may be locking the same deliveries in another order.
    return retryConflicts(() => prisma.$transaction(claim));
  };
}

async function lock(transaction: Prisma.TransactionClient, learnerIds: string[]): Promise<void> {
  for (const learnerId of learnerIds) {
    await transaction.preferences.updateMany({ where: { learnerId }, data: { learnerId } });
  }
}

function counted(learnerIds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of learnerIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
