import type { Prisma } from '../database/generated/client.ts';

/** What is counted of a notification's deliveries. */
export type Outcome =
  | 'targeted'
  | 'sent'
  | 'suppressed'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'shown'
  | 'clicked'
  | 'unknown';

/**
 * Adds `count` to a notification's tally, in the transaction that changes the deliveries: so the
 * figures stay right whatever is killed when.
 *
 * @param reason why it was suppressed or failed; empty for other outcomes
 */
export async function incrementCounter(
  transaction: Prisma.TransactionClient,
  notificationId: string,
  outcome: Outcome,
  reason: string,
  count: number,
): Promise<void> {
  if (count === 0) return;
  const key = { notificationId, outcome, reason };
  await transaction.tally.upsert({
    where: { notificationId_outcome_reason: key },
    create: { ...key, count },
    update: { count: { increment: count } },
  });
}
