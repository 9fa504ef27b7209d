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
      const [learner, latest] = await Promise.all([
        prisma.learner.findUnique({
          where: { id: learnerId },
          select: { notificationsReadAt: true },
        }),
        prisma.delivery.groupBy({
          by: ['notificationId'],
          where: { learnerId, state: 'sent' },
          _min: { sentAt: true },
          _max: { clickedAt: true },
          orderBy: { _min: { sentAt: 'desc' } },
          take: LATEST,
        }),
      ]);
      const rows = await prisma.notification.findMany({
        where: { id: { in: latest.map(({ notificationId }) => notificationId) } },
      });
      const contents = new Map(rows.map((row) => [row.id, storedNotification(row).content]));
      const readUntil = learner?.notificationsReadAt?.getTime() ?? 0;
      return latest.flatMap(({ notificationId: id, _min, _max }) => {
        const content = contents.get(id);
        if (!content || !_min.sentAt) return [];
        const { title, body, url, category } = content;
        return {
          ...{ id, title, body, url, category },
          sentAt: _min.sentAt.toISOString(),
          unread: _min.sentAt.getTime() > readUntil && _max.clickedAt === null,
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
