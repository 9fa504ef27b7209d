import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { incrementCounter } from './counters.ts';
import type { NotificationQueues } from './queues.ts';

/** How one delivery ended, or that it did not yet. */
export type DeliveryOutcome =
  /** `isUnknown`: its learner tells nobody whether it was shown. */
  | { id: string; state: 'sent'; isUnknown?: true }
  | { id: string; state: 'suppressed'; reason: string }
  /** `detail` is the push service's own words; `goneId` a subscription that is over. */
  | { id: string; state: 'failed'; reason: string; detail: string; goneId: string | null }
  | { id: string; state: 'expired' }
  | { id: string; state: 'cancelled' }
  /** `dueAt` is in epoch ms. */
  | { id: string; state: 'pending'; dueAt: number; reason: WaitReason };

/**
 * What a delivery waits for: quiet hours to end, a push service that is left alone, another try, or an
 * answer that is slow: where that never comes, as this server is gone, it is asked for again.
 */
export type WaitReason = 'quiet-hours' | 'paused' | 'retry' | 'unanswered';

type Ended = Exclude<DeliveryOutcome, { state: 'pending' }>;

/** Writes down how deliveries ended, counts them, and enqueues those that are to be tried again. */
export type RecordOutcomes = (
  notificationId: string,
  settled: readonly DeliveryOutcome[],
) => Promise<void>;

/** Ms; retries that come due within this time of each other are one job. */
const TOGETHER_MS = 1_000;

/**
 * Settles deliveries in one transaction. A delivery that was settled before stays as it is, so a job
 * that runs twice counts once; only what was cancelled while it was on its way is sent after all.
 */
export function createRecordOutcomes(parts: {
  prisma: PrismaClient;
  queues: Pick<NotificationQueues, 'deliver' | 'retry'>;
  /** The PostgreSQL schema of the tables. */
  schema: string;
  now: () => Date;
}): RecordOutcomes {
  const { prisma, queues, schema, now } = parts;
  const table = tableIn(schema, 'deliveries');

  /**
   * Ends deliveries that have come to one end for one reason, each with the push service's own words. How many
   * there were. In SQL, where the ids are one parameter: with Prisma each would be its own.
   */
  function end(
    transaction: Prisma.TransactionClient,
    from: string,
    ended: readonly [Ended, ...Ended[]],
  ): Promise<number> {
    const { state } = ended[0];
    const sentAt = state === 'sent' ? now() : null;
    const ids = ended.map(({ id }) => id);
    const details = ended.map((each) => ('detail' in each && each.detail) || null);
    return transaction.$executeRaw`
      UPDATE ${table} AS delivery
      SET state = ${state}, due_at = NULL, reason = ${reasonOf(ended[0])}, detail = ended.detail,
        sent_at = ${sentAt}
      FROM unnest(${ids}::uuid[], ${details}::text[]) AS ended (id, detail)
      WHERE delivery.id = ended.id AND delivery.state = ${from}`;
  }

  return async (notificationId, settled) => {
    const groups = [...Map.groupBy(settled, keyOf).values()];
    // One order for all, so that two transactions never wait for each other's tallies.
    groups.sort((a, b) => (keyOf(a[0]) < keyOf(b[0]) ? -1 : 1));
    // Cancelling may be locking the same rows in another order.
    await retryConflicts(() =>
      prisma.$transaction(async (transaction) => {
        for (const group of groups) {
          const [first] = group;
          if (!first) continue;
          const ids = group.map(({ id }) => id);
          if (first.state === 'pending') {
            const dueAt = new Date(Math.max(...group.map(dueTime)));
            const { reason } = first;
            const attempts = { increment: reason === 'retry' ? 1 : 0 };
            await transaction.delivery.updateMany({
              where: { id: { in: ids }, state: 'pending' },
              data: { dueAt, attempts, reason },
            });
            const delay = dueAt.getTime() - now().getTime();
            const onlyUnanswered = reason === 'unanswered';
            const job = { notificationId, deliveryIds: ids, onlyUnanswered };
            const queue = reason === 'retry' || onlyUnanswered ? queues.retry : queues.deliver;
            await queue.add(transaction, [job], delay);
            continue;
          }
          const ended = [first, ...group.slice(1).filter(isEnded)] as const;
          const count = await end(transaction, 'pending', ended);
          await incrementCounter(
            transaction,
            notificationId,
            first.state,
            reasonOf(first) ?? '',
            count,
          );
          if (first.state !== 'sent') continue;
          const late = count < ids.length ? await end(transaction, 'cancelled', ended) : 0;
          const unknown = first.isUnknown ? count + late : 0;
          await incrementCounter(transaction, notificationId, 'unknown', '', unknown);
          await incrementCounter(transaction, notificationId, 'sent', '', late);
          await incrementCounter(transaction, notificationId, 'cancelled', '', -late);
        }
        const gone = settled.flatMap((delivery) =>
          delivery.state === 'failed' && delivery.goneId !== null ? [delivery.goneId] : [],
        );
        if (gone.length > 0) {
          await transaction.pushSubscription.deleteMany({ where: { id: { in: gone } } });
        }
      }),
    );
  };
}

/** Deliveries of one key are written by one statement: whatever words a push service has for each. */
function keyOf(settled: DeliveryOutcome | undefined): string {
  if (!settled) return '';
  if (settled.state === 'pending') {
    return `pending ${settled.reason} ${Math.ceil(settled.dueAt / TOGETHER_MS)}`;
  }
  if (settled.state === 'sent') return settled.isUnknown ? 'sent unknown' : 'sent';
  return `${settled.state} ${reasonOf(settled) ?? ''}`;
}

function isEnded(settled: DeliveryOutcome): settled is Ended {
  return settled.state !== 'pending';
}

function reasonOf(ended: Ended): string | null {
  return 'reason' in ended ? ended.reason : null;
}

function dueTime(settled: DeliveryOutcome): number {
  return settled.state === 'pending' ? settled.dueAt : 0;
}
