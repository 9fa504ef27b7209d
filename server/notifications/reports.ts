import type {
  Figures,
  NotificationHistory,
  NotificationReport,
} from '../contract/notifications.ts';
import { UNKNOWN_SITE } from '../contract/site-course.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { type TitlesAt, titlesAt } from '../rooms/titles-at.ts';
import { figuresOf, NO_WAITS, statusOf, type Waits } from './figures.ts';
import { openNotifications } from './open-notifications.ts';
import type { WaitReason } from './record-outcomes.ts';
import { type StoredNotification, storedNotification } from './stored.ts';

/** Notifications on a page of a history, besides those on the first that are still open. */
const PAGE = 30;

/** Notifications as their senders see them. `authorId` narrows to one sender's; `null` for all. */
export interface Reports {
  /**
   * What is scheduled or going out, and the latest; what leaves or left last comes first.
   *
   * @param before what the page before said of the next, which has neither what is open nor what was on that page
   */
  history(authorId: string | null, before?: string): Promise<NotificationHistory>;
  /** One of them, or `null`. */
  of(id: string, authorId: string | null): Promise<NotificationReport | null>;
}

const NO_TITLES: TitlesAt = { course: null, chapter: null };

/**
 * Reads reports out of the database.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createReports(prisma: PrismaClient, schema: string, now: () => Date): Reports {
  const open = openNotifications(prisma, schema);

  async function read(where: Prisma.NotificationWhereInput): Promise<NotificationReport[]> {
    const rows = await prisma.notification.findMany({
      where,
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      include: { tallies: true },
    });
    const figuresIn = ({ tallies, cancelledAt }: (typeof rows)[number], waits: Waits) =>
      figuresOf(tallies, waits, { isCancelled: cancelledAt !== null });
    const pending = rows.filter((row) => figuresIn(row, NO_WAITS).pending > 0);
    const waits = await waitsOf(pending.map(({ id }) => id));
    const titles = await titlesOf(rows.map(storedNotification));
    return rows.map((row) => {
      const figures = figuresIn(row, waits.get(row.id) ?? NO_WAITS);
      return reportOf(storedNotification(row), figures, titles.get(row.id) ?? NO_TITLES, now());
    });
  }

  /** What the courses and chapters are called that these are for, by the notification's id. */
  async function titlesOf(
    stored: readonly StoredNotification[],
  ): Promise<Map<string, TitlesAt | undefined>> {
    const places = stored.flatMap(({ id, audience }) => {
      if (audience.type !== 'course' && audience.type !== 'chapter') return [];
      return [{ ...audience, id, site: audience.site ?? UNKNOWN_SITE }];
    });
    const found = await titlesAt(prisma, places);
    return new Map(places.map(({ id }, index) => [id, found[index]]));
  }

  async function waitsOf(notificationIds: string[]): Promise<Map<string, Waits>> {
    const counts = await prisma.delivery.groupBy({
      by: ['notificationId', 'reason'],
      where: { notificationId: { in: notificationIds }, state: 'pending', dueAt: { gt: now() } },
      _count: true,
    });
    const waits = new Map<string, Waits>();
    for (const { notificationId, reason, _count: count } of counts) {
      const { waiting, quiet } = waits.get(notificationId) ?? NO_WAITS;
      const isQuiet = reason === ('quiet-hours' satisfies WaitReason);
      waits.set(notificationId, {
        waiting: waiting + count,
        quiet: isQuiet ? quiet + count : quiet,
      });
    }
    return waits;
  }

  return {
    async history(authorId, before) {
      // Ids are in the order in which they were made.
      const found = await prisma.notification.findMany({
        where: {
          ...(authorId !== null && { authorId }),
          ...(before !== undefined && { id: { lt: before } }),
        },
        orderBy: { id: 'desc' },
        take: PAGE + 1,
        select: { id: true },
      });
      const page = found.slice(0, PAGE).map(({ id }) => id);
      const opened = new Set(await open(authorId));
      const ids =
        before === undefined ? [...opened, ...page] : page.filter((id) => !opened.has(id));
      const notifications = await read({ id: { in: [...new Set(ids)] } });
      return { notifications, next: found.length > PAGE ? (page.at(-1) ?? null) : null };
    },
    async of(id, authorId) {
      const [found] = await read({ id, ...(authorId !== null && { authorId }) });
      return found ?? null;
    },
  };
}

function reportOf(
  notification: StoredNotification,
  figures: Figures,
  audienceTitles: TitlesAt,
  now: Date,
): NotificationReport {
  const { id, content, audience, authorName, createdAt, startsAt, expiresAt } = notification;
  const { title, body, url, category, critical } = content;
  return {
    ...{ id, title, body, url, category, critical },
    author: authorName,
    audience: audience.type === 'self' ? { type: 'self' } : audience,
    audienceTitles,
    createdAt: createdAt.toISOString(),
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    reason: notification.cancelReason,
    status: statusOf(notification, figures, now),
    expanded: notification.expandedAt !== null,
    figures,
  };
}
