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
 * anew after a crash it finds the rest. What a job that sends is writing down at that moment is left to it: of
 * two that wait for each other's rows, PostgreSQL would give up one.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createSettleCancelled(
  prisma: PrismaClient,
  schema: string,
): (job: Settle) => Promise<void> {
  const table = tableIn(schema, 'deliveries');

  /** Tells how many it settled, and the last that it looked at; `null` where there are no more. */
  async function settlePage(
    transaction: Prisma.TransactionClient,
    notificationId: string,
    after: string,
  ): Promise<{ stopped: number; last: string | null }> {
    const [page] = v.parse(
      Rows,
      await transaction.$queryRaw`
        WITH page AS MATERIALIZED (
          SELECT id, subscription_id FROM ${table}
          WHERE notification_id = ${notificationId}::uuid AND subscription_id > ${after}::uuid
          ORDER BY subscription_id LIMIT ${PAGE}
        ), free AS MATERIALIZED (
          SELECT delivery.id FROM ${table} AS delivery JOIN page ON page.id = delivery.id
          WHERE delivery.state = 'pending'
          FOR UPDATE OF delivery SKIP LOCKED
        ), stopped AS (
          UPDATE ${table} AS delivery
          SET state = 'cancelled', due_at = NULL, reason = NULL
          FROM free
          WHERE delivery.id = free.id
          RETURNING delivery.id
        )
        SELECT (SELECT count(*)::int FROM stopped) AS stopped,
          (SELECT subscription_id FROM page ORDER BY subscription_id DESC LIMIT 1) AS last`,
    );
    await incrementCounter(transaction, notificationId, 'cancelled', '', page.stopped);
    return page;
  }

  return async ({ notificationId }) => {
    for (;;) {
      let stopped = 0;
      let after: string | null = FIRST;
      while (after !== null) {
        const from: string = after;
        // The tallies are others', too.
        const page = await retryConflicts(() =>
          prisma.$transaction((transaction) => settlePage(transaction, notificationId, from)),
        );
        stopped += page.stopped;
        after = page.last;
      }
      if (stopped === 0) return;
    }
  };
}
