import type { NotificationReport } from '../contract/notifications.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { figuresOf, statusOf } from './figures.ts';
import { storedNotification } from './stored.ts';

/** Notifications in a history. */
const LATEST = 30;

/** Notifications as their senders see them. `authorId` narrows to one sender's; `null` for all. */
export interface Reports {
  /** The latest first. */
  latest(authorId: string | null): Promise<NotificationReport[]>;
  /** One of them, or `null`. */
  of(id: string, authorId: string | null): Promise<NotificationReport | null>;
}

/** Reads reports out of the database. */
export function createReports(prisma: PrismaClient, now: () => Date): Reports {
  async function read(where: Prisma.NotificationWhereInput): Promise<NotificationReport[]> {
    const rows = await prisma.notification.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: LATEST,
      include: { tallies: true },
    });
    return Promise.all(rows.map(report));
  }

  async function report(
    row: Prisma.NotificationGetPayload<{ include: { tallies: true } }>,
  ): Promise<NotificationReport> {
    const notification = storedNotification(row);
    const { id, content, audience, authorName, createdAt, startsAt, expiresAt } = notification;
    const isOpen = figuresOf(row.tallies, 0).pending > 0;
    const figures = figuresOf(row.tallies, isOpen ? await waitingOf(id) : 0);
    const { title, body, url, category, critical } = content;
    return {
      ...{ id, title, body, url, category, critical },
      author: authorName,
      audience: audience.type === 'self' ? { type: 'self' } : audience,
      createdAt: createdAt.toISOString(),
      startsAt: startsAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      status: statusOf(notification, figures, now()),
      figures,
    };
  }

  function waitingOf(notificationId: string): Promise<number> {
    return prisma.delivery.count({
      where: { notificationId, state: 'pending', dueAt: { gt: now() } },
    });
  }

  return {
    latest: (authorId) => read(authorId === null ? {} : { authorId }),
    async of(id, authorId) {
      const [found] = await read({ id, ...(authorId !== null && { authorId }) });
      return found ?? null;
    },
  };
}
