import * as v from 'valibot';
import type { PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';
import type { Choices } from '../preferences/choices.ts';
import { choicesIn } from '../preferences/columns.ts';
import type { Deliver } from './queues.ts';
import type { WaitReason } from './record-outcomes.ts';

const Row = v.object({
  id: v.string(),
  learnerId: v.string(),
  attempts: v.number(),
  subscriptionId: v.nullable(v.string()),
  endpoint: v.nullable(v.string()),
  p256dh: v.nullable(v.string()),
  auth: v.nullable(v.string()),
  hasPreferences: v.boolean(),
});
const Rows = v.array(Row);

/** A delivery that is not settled yet, with what it takes to send it. */
export interface PendingDelivery {
  id: string;
  learnerId: string;
  attempts: number;
  /** Whether its learner lets others know what they saw. */
  receipts: boolean;
  subscription: { id: string; endpoint: string; p256dh: string; auth: string };
}

/** Those of some deliveries that are not settled yet. */
export interface PendingDeliveries {
  pending: PendingDelivery[];
  /** Ids of those that can't be sent: the subscription is gone, or another learner's by now. */
  lost: string[];
  /** By learner; who has none has the defaults. */
  preferences: ReadonlyMap<string, Choices>;
}

/**
 * Reads deliveries. In SQL, as most of what a notification costs the database is here: Prisma would ask
 * three times, each time with a parameter a delivery.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createPendingDeliveries(
  prisma: PrismaClient,
  schema: string,
): (job: Pick<Deliver, 'deliveryIds' | 'onlyUnanswered'>) => Promise<PendingDeliveries> {
  const deliveries = tableIn(schema, 'deliveries');
  const subscriptions = tableIn(schema, 'push_subscriptions');
  const preferencesTable = tableIn(schema, 'preferences');

  async function preferencesOf(
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, Choices>> {
    if (learnerIds.length === 0) return new Map();
    const found = await prisma.preferences.findMany({
      where: { learnerId: { in: [...new Set(learnerIds)] } },
    });
    return new Map(found.map((row) => [row.learnerId, choicesIn(row)]));
  }

  return async ({ deliveryIds: ids, onlyUnanswered }) => {
    const unanswered: WaitReason = 'unanswered';
    const rows = v.parse(
      Rows,
      await prisma.$queryRaw`
        SELECT d.id, d.learner_id AS "learnerId", d.attempts,
          s.id AS "subscriptionId", s.endpoint, s.p256dh, s.auth,
          p.learner_id IS NOT NULL AS "hasPreferences"
        FROM ${deliveries} d
        LEFT JOIN ${subscriptions} s ON s.id = d.subscription_id AND s.learner_id = d.learner_id
        LEFT JOIN ${preferencesTable} p ON p.learner_id = d.learner_id
        WHERE d.id = ANY(${ids}::uuid[]) AND d.state = 'pending'
          AND (NOT ${onlyUnanswered} OR d.reason = ${unanswered})`,
    );
    const own = rows.flatMap(({ learnerId, hasPreferences }) => (hasPreferences ? learnerId : []));
    const preferences = await preferencesOf(own);
    const pending: PendingDelivery[] = [];
    const lost: string[] = [];
    for (const { id, learnerId, attempts, subscriptionId, endpoint, p256dh, auth } of rows) {
      if (subscriptionId !== null && endpoint !== null && p256dh !== null && auth !== null) {
        const subscription = { id: subscriptionId, endpoint, p256dh, auth };
        const receipts = preferences.get(learnerId)?.receipts ?? true;
        pending.push({ id, learnerId, attempts, receipts, subscription });
      } else lost.push(id);
    }
    return { pending, lost, preferences };
  };
}
