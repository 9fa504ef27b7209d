import type { Receipt } from '../contract/push.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { incrementCounter } from './counters.ts';

/** Takes note of what a learner's browsers showed and what was clicked in them. */
export type TakeReceipts = (learnerId: string, receipts: readonly Receipt[]) => Promise<void>;

/** Counts each delivery once as shown and once as clicked, however often its receipts come. */
export function createReceipts(prisma: PrismaClient, now: () => Date): TakeReceipts {
  async function count(
    transaction: Prisma.TransactionClient,
    notificationId: string,
    { ids, clickedIds }: { ids: string[]; clickedIds: string[] },
  ): Promise<void> {
    // What was clicked was shown, even where the receipt of that got lost.
    const shown = await transaction.delivery.updateMany({
      where: { id: { in: ids }, shownAt: null },
      data: { shownAt: now() },
    });
    await incrementCounter(transaction, notificationId, 'shown', '', shown.count);
    const clicks = await transaction.delivery.updateMany({
      where: { id: { in: clickedIds }, clickedAt: null },
      data: { clickedAt: now() },
    });
    await incrementCounter(transaction, notificationId, 'clicked', '', clicks.count);
  }

  return async (learnerId, receipts) => {
    const row = await prisma.preferences.findUnique({
      where: { learnerId },
      select: { receipts: true },
    });
    // Of who wants nobody told, a browser may not have heard yet.
    if (row?.receipts === false) return;
    const deliveries = await prisma.delivery.findMany({
      where: { learnerId, id: { in: receipts.map(({ delivery }) => delivery) } },
      select: { id: true, notificationId: true },
    });
    const clicked = new Set(
      receipts.filter(({ event }) => event === 'clicked').map(({ delivery }) => delivery),
    );
    for (const [notificationId, group] of Map.groupBy(deliveries, (each) => each.notificationId)) {
      const ids = group.map(({ id }) => id);
      const clickedIds = ids.filter((id) => clicked.has(id));
      // Cancelling, and what forgets old notifications, may be locking the same rows in another order.
      await retryConflicts(() =>
        prisma.$transaction((each) => count(each, notificationId, { ids, clickedIds })),
      );
    }
  };
}
