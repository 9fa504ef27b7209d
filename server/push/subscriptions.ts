import type { SubscriptionJson } from '../contract/push.ts';
import type { PrismaClient } from '../database/generated/client.ts';

/** A learner has no more than these; with one more, the one that was seen longest ago goes. */
export const MAX_SUBSCRIPTIONS = 20;

/** The browsers that take pushes, in the database. */
export interface PushSubscriptions {
  /** Notes a browser's subscription as this learner's, whoever's it was before. The learner must be known. */
  put(learnerId: string, subscription: SubscriptionJson): Promise<void>;
  /** Forgets a learner's subscription; nothing happens where it is none of theirs. */
  delete(learnerId: string, endpoint: string): Promise<void>;
  /** Forgets all subscriptions of a learner. */
  deleteAll(learnerId: string): Promise<void>;
}

/** Keeps subscriptions in `prisma`, one row an endpoint. */
export function pushSubscriptions(prisma: PrismaClient, now: () => Date): PushSubscriptions {
  return {
    async put(learnerId, { endpoint, keys: { p256dh, auth } }) {
      const held = { p256dh, auth, learnerId, seenAt: now() };
      await prisma.pushSubscription.upsert({
        where: { endpoint },
        create: { endpoint, ...held },
        update: held,
      });
      const surplus = await prisma.pushSubscription.findMany({
        where: { learnerId },
        orderBy: [{ seenAt: 'desc' }, { id: 'desc' }],
        skip: MAX_SUBSCRIPTIONS,
        select: { id: true },
      });
      if (surplus.length === 0) return;
      await prisma.pushSubscription.deleteMany({
        where: { id: { in: surplus.map(({ id }) => id) } },
      });
    },
    async delete(learnerId, endpoint) {
      await prisma.pushSubscription.deleteMany({ where: { learnerId, endpoint } });
    },
    async deleteAll(learnerId) {
      await prisma.pushSubscription.deleteMany({ where: { learnerId } });
    },
  };
}
