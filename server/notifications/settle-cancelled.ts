import * as v from 'valibot';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { incrementCounter } from './counters.ts';
import type { Settle } from './queues.ts';

/** Deliveries that are settled in one transaction: the embedded database does nothing else meanwhile. */
const PAGE = 1_000;
/** Before all others. */
const FIRST = '00000000-0000-0000-0000-000000000000';

const Rows = v.tuple([v.object({ stopped: v.number(), last: v.nullable(v.string()) })]);

/**
 * Settles the deliveries of a cancelled notification that had not left, page by page, and counts them. Begun
 * anew after a crash it finds the rest.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createSettleCancelled(
  prisma: PrismaClient,
  schema: string,
): (job: Settle) => Promise<void> {
  const table = tableIn(schema, 'deliveries');

  /** Tells the last of them, or `null` where there are no more. */
  async function settlePage(
    transaction: Prisma.TransactionClient,
    notificationId: string,
    after: string,
  ): Promise<string | null> {
    const [{ stopped, last }] = v.parse(
      Rows,
      await transaction.$queryRaw`
        WITH page AS MATERIALIZED (
          SELECT id, subscription_id FROM ${table}
          WHERE notification_id = ${notificationId}::uuid AND subscription_id > ${after}::uuid
          ORDER BY subscription_id LIMIT ${PAGE}
        ), stopped AS (
          UPDATE ${table} AS delivery
          SET state = 'cancelled', due_at = NULL, reason = NULL
          FROM page
          WHERE delivery.id = page.id AND delivery.state = 'pending'
          RETURNING delivery.id
        )
        SELECT (SELECT count(*)::int FROM stopped) AS stopped,
          (SELECT subscription_id FROM page ORDER BY subscription_id DESC LIMIT 1) AS last`,
    );
    await incrementCounter(transaction, notificationId, 'cancelled', '', stopped);
    return last;
  }

  return async ({ notificationId }) => {
    let after: string | null = FIRST;
    while (after !== null) {
      const from: string = after;
      // A job that sends at this moment may be locking the same rows in another order.
      after = await retryConflicts(() =>
        prisma.$transaction((transaction) => settlePage(transaction, notificationId, from)),
      );
    }
  };
}
