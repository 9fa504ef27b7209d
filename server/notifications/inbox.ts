import { INBOX_PAGE, type MyNotifications } from '../contract/my-notifications.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { storedNotification } from './stored.ts';

/** What a learner was sent. */
export interface Inbox {
  /**
   * A page of the notifications, the latest first.
   *
   * @param before the last of the page before; none where that is gone by now, with all that came before it
   */
  of(learnerId: string, before?: string): Promise<MyNotifications>;
  /** All that was sent until now is read. */
  read(learnerId: string): Promise<void>;
}

/** A learner's notifications, each once however many browsers got it. */
export function createInbox(prisma: PrismaClient, now: () => Date): Inbox {
  /** Those that came first to one of the learner's browsers before that one did; `null` where it never did. */
  async function cameBefore(
    learnerId: string,
    notificationId: string,
  ): Promise<Prisma.DeliveryScalarWhereWithAggregatesInput | null> {
    const { _min } = await prisma.delivery.aggregate({
      where: { learnerId, notificationId, state: 'sent' },
      _min: { sentAt: true },
    });
    if (!_min.sentAt) return null;
    return {
      OR: [
        { sentAt: { _min: { lt: _min.sentAt } } },
        { sentAt: { _min: { equals: _min.sentAt } }, notificationId: { lt: notificationId } },
      ],
    };
  }

  return {
    async of(learnerId, before) {
      const having = before === undefined ? undefined : await cameBefore(learnerId, before);
      if (having === null) return { notifications: [], next: null };
      const [learner, found] = await Promise.all([
        prisma.learner.findUnique({
          where: { id: learnerId },
          select: { notificationsReadAt: true },
        }),
        prisma.delivery.groupBy({
          by: ['notificationId'],
          where: { learnerId, state: 'sent' },
          ...(having && { having }),
          _min: { sentAt: true },
          _max: { clickedAt: true },
          orderBy: [{ _min: { sentAt: 'desc' } }, { notificationId: 'desc' }],
          take: INBOX_PAGE + 1,
        }),
      ]);
      const page = found.slice(0, INBOX_PAGE);
      const rows = await prisma.notification.findMany({
        where: { id: { in: page.map(({ notificationId }) => notificationId) } },
      });
      const contents = new Map(rows.map((row) => [row.id, storedNotification(row).content]));
      const readUntil = learner?.notificationsReadAt?.getTime() ?? 0;
      const notifications = page.flatMap(({ notificationId: id, _min, _max }) => {
        const content = contents.get(id);
        if (!content || !_min.sentAt) return [];
        const { title, body, url, category } = content;
        return {
          ...{ id, title, body, url, category },
          sentAt: _min.sentAt.toISOString(),
          unread: _min.sentAt.getTime() > readUntil && _max.clickedAt === null,
        };
      });
      const next = found.length > INBOX_PAGE ? (page.at(-1)?.notificationId ?? null) : null;
      return { notifications, next };
    },
    async read(learnerId) {
      await prisma.learner.updateMany({
        where: { id: learnerId },
        data: { notificationsReadAt: now() },
      });
    },
  };
}
