import { randomUUIDv7 } from 'node:crypto';
import type { SubscriptionJson } from '../contract/push.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';

/** A learner has no more than these; with one more, the one that was seen longest ago goes. */
export const MAX_SUBSCRIPTIONS = 20;

/** The browsers that take pushes, in the database. */
export interface PushSubscriptions {
  /**
   * Notes a browser's subscription as this learner's. One that is another learner's becomes theirs where
   * the keys are the same: they prove that it is the same browser, in which somebody else signed in. The
   * learner must be known.
   *
   * @returns whether it is theirs now
   */
  put(learnerId: string, subscription: SubscriptionJson): Promise<boolean>;
  /** Forgets a learner's subscription; nothing happens where it is none of theirs. */
  delete(learnerId: string, endpoint: string): Promise<void>;
  /** Forgets all subscriptions of a learner. */
  deleteAll(learnerId: string): Promise<void>;
}

/**
 * Keeps subscriptions in `prisma`, one row an endpoint.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createPushSubscriptions(
  prisma: PrismaClient,
  schema: string,
  now: () => Date,
): PushSubscriptions {
  const table = tableIn(schema, 'push_subscriptions');
  return {
    async put(learnerId, { endpoint, keys: { p256dh, auth } }) {
      // One statement: of two who come at once, the second is judged by what the first left.
      const count = await prisma.$executeRaw`
        INSERT INTO ${table} AS held (id, endpoint, p256dh, auth, learner_id, seen_at)
        VALUES (${randomUUIDv7()}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${learnerId}, ${now()})
        ON CONFLICT (endpoint) DO UPDATE
        SET p256dh = excluded.p256dh, auth = excluded.auth, learner_id = excluded.learner_id,
          seen_at = excluded.seen_at
        WHERE held.learner_id = excluded.learner_id
          OR (rtrim(held.p256dh, '=') = rtrim(excluded.p256dh, '=')
            AND rtrim(held.auth, '=') = rtrim(excluded.auth, '='))`;
      if (count === 0) return false;
      const surplus = await prisma.pushSubscription.findMany({
        where: { learnerId },
        orderBy: [{ seenAt: 'desc' }, { id: 'desc' }],
        skip: MAX_SUBSCRIPTIONS,
        select: { id: true },
      });
      if (surplus.length === 0) return true;
      await prisma.pushSubscription.deleteMany({
        where: { id: { in: surplus.map(({ id }) => id) } },
      });
      return true;
    },
    async delete(learnerId, endpoint) {
      await prisma.pushSubscription.deleteMany({ where: { learnerId, endpoint } });
    },
    async deleteAll(learnerId) {
      await prisma.pushSubscription.deleteMany({ where: { learnerId } });
    },
  };
}
