import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { addToTally } from './tally.ts';

/** To be disposed of when the job is done. */
export interface Watch extends Disposable {
  /** Aborted when the notification is cancelled. */
  signal: AbortSignal;
}

/** Cancels notifications. */
export interface Cancellations {
  /** Stops what has not left. Tells whether there was anything to stop: `false` where it was cancelled before. */
  cancel(notificationId: string): Promise<boolean>;
  /** Tells a job that is under way in this process at once when its notification is cancelled. */
  watch(notificationId: string): Watch;
}

/**
 * Cancels in one transaction. Messages that push services are being asked for at that moment are sent,
 * and counted as sent when they were; another server process ends with the job that it is on.
 */
export function createCancellations(prisma: PrismaClient, now: () => Date): Cancellations {
  const watches = new Set<{ id: string; controller: AbortController }>();
  return {
    watch(id) {
      const watch = { id, controller: new AbortController() };
      watches.add(watch);
      return {
        signal: watch.controller.signal,
        [Symbol.dispose]: () => void watches.delete(watch),
      };
    },
    async cancel(id) {
      // A job that sends at this moment may be locking the same rows in another order.
      const isNew = await retryConflicts(() => prisma.$transaction((each) => settle(each, id)));
      // Not before it is so: a job that ends early counts on its deliveries being settled.
      for (const watch of watches) if (watch.id === id) watch.controller.abort();
      return isNew;
    },
  };

  async function settle(transaction: Prisma.TransactionClient, id: string): Promise<boolean> {
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
  }
}
