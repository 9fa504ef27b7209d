import type { MyNotifications } from '../contract/my-notifications.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { storedNotification } from './stored.ts';

/** Notifications that a learner can look up. */
const LATEST = 20;

/** What a learner was sent. */
export interface Inbox {
  /** The latest notifications, the latest first. */
  of(learnerId: string): Promise<MyNotifications['notifications']>;
  /** All that was sent until now is read. */
  read(learnerId: string): Promise<void>;
}

/** A learner's notifications, each once however many browsers got it. */
export function createInbox(prisma: PrismaClient, now: () => Date): Inbox {
  return {
    async of(learnerId) {
      const mine = { learnerId, state: 'sent' };
      const [learner, rows] = await Promise.all([
        prisma.learner.findUnique({
          where: { id: learnerId },
          select: { notificationsReadAt: true },
        }),
        prisma.notification.findMany({
          where: { deliveries: { some: mine } },
          orderBy: { startsAt: 'desc' },
          take: LATEST,
          include: { deliveries: { where: mine, select: { sentAt: true, clickedAt: true } } },
        }),
      ]);
      const readUntil = learner?.notificationsReadAt?.getTime() ?? 0;
      return rows.map(({ deliveries, ...row }) => {
        const { id, content } = storedNotification(row);
        const { title, body, url, category } = content;
        const sentAt = Math.min(...deliveries.map((delivery) => delivery.sentAt?.getTime() ?? 0));
        const isClicked = deliveries.some(({ clickedAt }) => clickedAt !== null);
        return {
          ...{ id, title, body, url, category },
          sentAt: new Date(sentAt).toISOString(),
          unread: sentAt > readUntil && !isClicked,
        };
      });
    },
    async read(learnerId) {
      await prisma.learner.updateMany({
        where: { id: learnerId },
        data: { notificationsReadAt: now() },
      });
    },
  };
}
