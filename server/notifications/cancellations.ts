import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { NotificationQueues } from './queues.ts';

/** Ms between two looks for what was cancelled at another server, while something is being sent here. */
const LOOK_MS = 1_000;

/** To be disposed of when the job is done. */
export interface Watch extends Disposable {
  /** Aborted when the notification is cancelled. */
  signal: AbortSignal;
}

/** Cancels notifications. */
export interface Cancellations {
  /**
   * Stops what has not left. Tells whether there was anything to stop: `false` where it was cancelled before.
   *
   * @param reason why the server does it by itself
   */
  cancel(notificationId: string, reason?: string): Promise<boolean>;
  /** Tells a job when its notification is cancelled: at once where that is done here, else within a second. */
  watch(notificationId: string): Watch;
}

/**
 * Cancels by a mark, at once however many there are to stop: their deliveries are settled by a job
 * (`settle-cancelled.ts`). Messages that push services are being asked for at that moment are sent, and
 * counted as sent when they were.
 */
export function createCancellations(
  prisma: PrismaClient,
  queue: Pick<NotificationQueues['settle'], 'add' | 'wake'>,
  now: () => Date,
  noteFailure: NoteFailure,
): Cancellations {
  const watches = new Set<{ id: string; controller: AbortController }>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  function stop(id: string): void {
    for (const watch of watches) if (watch.id === id) watch.controller.abort();
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    const ids = [...new Set([...watches].map(({ id }) => id))];
    try {
      const cancelled = await prisma.notification.findMany({
        where: { id: { in: ids }, cancelledAt: { not: null } },
        select: { id: true },
      });
      for (const { id } of cancelled) stop(id);
    } catch (error) {
      // The job itself tells of a database that is gone; this goes on until the job ends.
      noteFailure(error, 'cancelled notifications can’t be looked for');
    }
    isLooking = false;
  }

  async function mark(
    transaction: Prisma.TransactionClient,
    id: string,
    cancelReason: string | null,
  ): Promise<boolean> {
    const { count } = await transaction.notification.updateMany({
      where: { id, cancelledAt: null },
      data: { cancelledAt: now(), cancelReason },
    });
    if (count > 0) await queue.add(transaction, [{ notificationId: id }], 0);
    return count > 0;
  }

  return {
    watch(id) {
      const watch = { id, controller: new AbortController() };
      if (watches.size === 0) timer = setInterval(look, LOOK_MS);
      watches.add(watch);
      return {
        signal: watch.controller.signal,
        [Symbol.dispose]() {
          watches.delete(watch);
          if (watches.size === 0) clearInterval(timer);
        },
      };
    },
    async cancel(id, reason) {
      const isNew = await prisma.$transaction((each) => mark(each, id, reason ?? null));
      queue.wake();
      // Not before it is so: what a job leaves is settled by the one that was just made.
      stop(id);
      return isNew;
    },
  };
}
