import type { PrismaClient } from '../database/generated/client.ts';
import { addToTally } from './tally.ts';

/** Cancels notifications. */
export interface Cancellations {
  /** Stops what has not left. Tells whether there was anything to stop: `false` where it was cancelled before. */
  cancel(notificationId: string): Promise<boolean>;
  /** Whether that was done in this process: known at once, while a job is under way. */
  wasCancelled(notificationId: string): boolean;
}

/**
 * Cancels in one transaction. Messages that push services are being asked for at that moment are sent,
 * and counted as sent when they were; another server process ends with the job that it is on.
 */
export function createCancellations(prisma: PrismaClient, now: () => Date): Cancellations {
  const cancelled = new Set<string>();
  return {
    wasCancelled: (id) => cancelled.has(id),
    cancel(id) {
      cancelled.add(id);
      return prisma.$transaction(async (transaction) => {
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
    },
  };
}
