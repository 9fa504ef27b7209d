import { randomUUIDv7 } from 'node:crypto';
import type { Logger } from 'pino';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { learnersIn, type Viewers } from './audience.ts';
import type { AuthorCheck } from './author-check.ts';
import type { Cancellations } from './cancellations.ts';
import { incrementCounter } from './counters.ts';
import type { Expand, NotificationQueues } from './queues.ts';
import { type StoredNotification, storedNotification } from './stored.ts';

/** Subscriptions that get their deliveries in one transaction. */
const PAGE = 1_000;
/**
 * Deliveries of one job: of which a queue's workers have a thousand at hand, and after a server was killed
 * send again at the most. With fewer in a job, the jobs cost the database as much as the deliveries.
 */
const PER_JOB = 250;

interface NewDelivery {
  id: string;
  subscriptionId: string;
  learnerId: string;
}

/**
 * Makes the deliveries of a notification, page by page, and the jobs that send them. How far it is
 * stands in the notification's row and moves with the deliveries in one transaction: killed and begun
 * anew, it leaves nobody out and takes nobody twice.
 */
export function createFanOut(parts: {
  prisma: PrismaClient;
  queues: Pick<NotificationQueues, 'deliver' | 'deliverCritical'>;
  viewers: Viewers;
  authorCheck: AuthorCheck;
  cancel: Cancellations['cancel'];
  /** The PostgreSQL schema of the tables. */
  schema: string;
  now: () => Date;
  log: Pick<Logger, 'info' | 'warn'>;
}): (job: Expand) => Promise<void> {
  const { prisma, queues, viewers, authorCheck, cancel, schema, now, log } = parts;
  const table = tableIn(schema, 'deliveries');

  /** Prisma's own `createMany` takes four times as long, most of it for working out its parameters. */
  async function insert(
    transaction: Prisma.TransactionClient,
    notificationId: string,
    deliveries: readonly NewDelivery[],
  ): Promise<void> {
    const column = (name: keyof NewDelivery) => deliveries.map((delivery) => delivery[name]);
    await transaction.$executeRaw`
      INSERT INTO ${table} (id, notification_id, subscription_id, learner_id)
      SELECT id, ${notificationId}::uuid, subscription_id, learner_id
      FROM unnest(${column('id')}::uuid[], ${column('subscriptionId')}::uuid[], ${column('learnerId')}::text[])
        AS made (id, subscription_id, learner_id)`;
  }

  /** Makes the next page of deliveries; tells whether there may be more. */
  async function expandPage(
    { id, content }: StoredNotification,
    learner: Prisma.LearnerWhereInput,
  ): Promise<boolean> {
    const queue = content.critical ? queues.deliverCritical : queues.deliver;
    const { expandedTo, expandedAt, cancelledAt } = await prisma.notification.findUniqueOrThrow({
      where: { id },
      select: { expandedTo: true, expandedAt: true, cancelledAt: true },
    });
    if (expandedAt || cancelledAt) return false;
    const subscriptions = await prisma.pushSubscription.findMany({
      where: { learner, ...(expandedTo && { id: { gt: expandedTo } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, learnerId: true },
    });
    const deliveries = subscriptions.map((subscription) => ({
      // Ordered by time: what one job reads and settles is side by side in the index.
      id: randomUUIDv7(),
      subscriptionId: subscription.id,
      learnerId: subscription.learnerId,
    }));
    const isLast = subscriptions.length < PAGE;
    const makeThem = async (transaction: Prisma.TransactionClient) => {
      const moved = await transaction.notification.updateMany({
        where: { id, expandedTo, expandedAt: null, cancelledAt: null },
        data: {
          expandedTo: subscriptions.at(-1)?.id ?? expandedTo,
          expandedAt: isLast ? now() : null,
        },
      });
      // Cancelled meanwhile, or another process was faster: the next look at the row tells.
      if (moved.count === 0) return;
      await insert(transaction, id, deliveries);
      await incrementCounter(transaction, id, 'targeted', '', deliveries.length);
      await queue.add(transaction, jobsFor(id, deliveries), 0);
    };
    // Cancelling may be waiting for the same tallies.
    await retryConflicts(() => prisma.$transaction(makeThem));
    queue.wake();
    return true;
  }

  return async ({ notificationId: id }) => {
    const row = await prisma.notification.findUnique({ where: { id } });
    if (!row) return;
    const notification = storedNotification(row);
    // Each time anew: after a crash the rest goes by the rights of then.
    const problem = row.expandedAt || row.cancelledAt ? null : await authorCheck(notification);
    if (problem) {
      await cancel(id, problem);
      log.warn(
        { notification: id, author: row.authorId, reason: problem },
        'a notification was not sent',
      );
      return;
    }
    const learner = await learnersIn(notification.audience, viewers);
    while (await expandPage(notification, learner));
    log.info({ notification: id }, 'a notification is on its way');
  };
}

function jobsFor(notificationId: string, deliveries: readonly { id: string }[]) {
  const ids = deliveries.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / PER_JOB) }, (_, job) => ({
    notificationId,
    deliveryIds: ids.slice(job * PER_JOB, (job + 1) * PER_JOB),
    onlyUnanswered: false,
  }));
}
