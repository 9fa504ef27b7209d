import { randomUUIDv7 } from 'node:crypto';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import type { Viewers } from './audience.ts';
import { type Stretch, type Walk, walkAudience } from './audience-walk.ts';
import type { AuthorCheck } from './author-check.ts';
import type { Cancellations } from './cancellations.ts';
import { incrementCounter } from './counters.ts';
import type { Expand, NotificationQueues } from './queues.ts';
import { type StoredNotification, storedNotification } from './stored.ts';

/** Subscriptions that get their deliveries in one transaction, or not many more. */
const PAGE = 1_000;
/**
 * Deliveries of one job: of which a queue's workers have a thousand at hand, and after a server was killed
 * send again at the most. With fewer in a job, the jobs cost the database as much as the deliveries.
 */
const PER_JOB = 250;

const Made = v.array(v.object({ id: v.string() }));

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

  /**
   * Makes deliveries and tells which it has made: not those that a release before has, which went by another
   * order. Prisma's own `createMany` takes four times as long, most of it for working out its parameters.
   */
  async function insert(
    transaction: Prisma.TransactionClient,
    notificationId: string,
    deliveries: readonly NewDelivery[],
  ): Promise<{ id: string }[]> {
    const column = (name: keyof NewDelivery) => deliveries.map((delivery) => delivery[name]);
    const made = await transaction.$queryRaw`
      INSERT INTO ${table} (id, notification_id, subscription_id, learner_id)
      SELECT id, ${notificationId}::uuid, subscription_id, learner_id
      FROM unnest(${column('id')}::uuid[], ${column('subscriptionId')}::uuid[], ${column('learnerId')}::text[])
        AS made (id, subscription_id, learner_id)
      ON CONFLICT (notification_id, subscription_id) DO NOTHING
      RETURNING id`;
    return v.parse(Made, made);
  }

  /** Makes the next page of deliveries; tells whether there may be more. */
  async function expandPage({ id, content }: StoredNotification, walk: Walk): Promise<boolean> {
    const queue = content.critical ? queues.deliverCritical : queues.deliver;
    const { expandedTo, expandedAt, cancelledAt } = await prisma.notification.findUniqueOrThrow({
      where: { id },
      select: { expandedTo: true, expandedAt: true, cancelledAt: true },
    });
    if (expandedAt || cancelledAt) return false;
    const { subscriptions, to } = await readPage(walk, expandedTo);
    const deliveries = subscriptions.map((subscription) => ({
      // Ordered by time: what one job reads and settles is side by side in the index.
      id: randomUUIDv7(),
      subscriptionId: subscription.id,
      learnerId: subscription.learnerId,
    }));
    const makeThem = async (transaction: Prisma.TransactionClient) => {
      const moved = await transaction.notification.updateMany({
        where: { id, expandedTo, expandedAt: null, cancelledAt: null },
        data: { expandedTo: to ?? expandedTo, expandedAt: to === null ? now() : null },
      });
      // Cancelled meanwhile, or another process was faster: the next look at the row tells.
      if (moved.count === 0) return;
      const made = await insert(transaction, id, deliveries);
      await incrementCounter(transaction, id, 'targeted', '', made.length);
      await queue.add(transaction, jobsFor(id, made), 0);
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
    const walk = await walkAudience({ prisma, schema, viewers }, notification.audience);
    while (await expandPage(notification, walk));
    log.info({ notification: id }, 'a notification is on its way');
  };
}

/** The next stretches of an audience, together as many as make a page. */
async function readPage(walk: Walk, after: string | null): Promise<Stretch> {
  const page: Stretch = { subscriptions: [], to: after };
  do {
    const { subscriptions, to } = await walk(page.to);
    page.subscriptions.push(...subscriptions);
    page.to = to;
  } while (page.to !== null && page.subscriptions.length < PAGE);
  return page;
}

function jobsFor(notificationId: string, deliveries: readonly { id: string }[]) {
  const ids = deliveries.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / PER_JOB) }, (_, job) => ({
    notificationId,
    deliveryIds: ids.slice(job * PER_JOB, (job + 1) * PER_JOB),
    onlyUnanswered: false,
  }));
}
