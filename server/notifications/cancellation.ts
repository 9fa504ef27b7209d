import type { PrismaClient } from '../database/generated/client.ts';
import { addToTally } from './tally.ts';

/** Stops what has not left. Tells whether there was anything to stop: `false` where it was cancelled before. */
export type Cancel = (notificationId: string) => Promise<boolean>;

/** Cancels in one transaction; deliveries that are being sent at this moment may still be sent. */
export function createCancel(prisma: PrismaClient, now: () => Date): Cancel {
  return (id) =>
    prisma.$transaction(async (transaction) => {
      const { count } = await transaction.notification.updateMany({
        where: { id, cancelledAt: null },
        data: { cancelledAt: now() },
      });
      if (count === 0) return false;
      const stopped = await transaction.delivery.updateMany({
        where: { notificationId: id, state: 'pending' },
        data: { state: 'cancelled', dueAt: null },
      });
      await addToTally(transaction, id, 'cancelled', '', stopped.count);
      return true;
    });
}
