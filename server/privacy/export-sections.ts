import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { choicesIn } from '../preferences/columns.ts';
import type { ErasedIdOf } from './erased-id-of.ts';
import { rows } from './rows.ts';

/** What an export has under one name: a value, or rows that are read while it is sent. */
export type Section = () => PromiseLike<unknown> | AsyncIterable<unknown>;

/**
 * All that is kept of a learner, by name. What would let others act as them is left out: of a push
 * subscription its keys, and of its address all but the host; of a session what its browser holds.
 */
export function exportSections(prisma: PrismaClient, learnerId: string, erasedIdOf: ErasedIdOf) {
  const own = { where: { learnerId }, omit: { learnerId: true } } as const;
  return {
    learner: () => prisma.learner.findUnique({ where: { id: learnerId } }),
    async preferences() {
      const row = await prisma.preferences.findUnique({ where: { learnerId } });
      return row && choicesIn(row);
    },
    courseVisits: () => visits(prisma, learnerId),
    browserActivity: () => prisma.browserActivity.findMany(own),
    async pushSubscriptions() {
      const found = await prisma.pushSubscription.findMany({
        where: { learnerId },
        select: { endpoint: true, createdAt: true, seenAt: true },
      });
      return found.map(({ endpoint, ...dates }) => ({ host: URL.parse(endpoint)?.host, ...dates }));
    },
    localSessions: () =>
      prisma.localSession.findMany({ where: { learnerId }, select: { name: true, usedAt: true } }),
    clerkProfile: () => prisma.clerkProfile.findUnique({ where: { userId: learnerId } }),
    senderRights: () => prisma.senderRights.findUnique(own),
    enrolments: () => prisma.enrolment.findMany(own),
    enrolmentChanges: () => enrolmentChanges(prisma, learnerId),
    notificationsReceived: () => deliveries(prisma, learnerId),
    notificationsSent: () => sent(prisma, learnerId),
    notificationsNamingYou: () =>
      prisma.notification.findMany({
        where: {
          OR: [
            { audience: { path: ['userIds'], array_contains: [learnerId] } },
            { audience: { path: ['userId'], equals: learnerId } },
          ],
        },
        select: { id: true, authorName: true, createdAt: true, startsAt: true },
      }),
    reports: () =>
      prisma.report.findMany({
        where: { OR: [{ reporterId: learnerId }, { reportedId: learnerId }] },
        // Who reported them is nobody's but the admins' to know, and whom they reported is another person.
        select: {
          name: true,
          imageUrl: true,
          site: true,
          courseId: true,
          chapterId: true,
          day: true,
        },
      }),
    moderation: () =>
      prisma.moderation.findUnique({
        where: { subject: erasedIdOf(learnerId) },
        omit: { subject: true, changedBy: true },
      }),
    erasure: () =>
      prisma.erasure.findUnique({
        where: { subject: erasedIdOf(learnerId) },
        select: { erasedAt: true },
      }),
  } satisfies Record<string, Section>;
}

export type SectionName = keyof ReturnType<typeof exportSections>;

type VisitRow = Prisma.CourseVisitGetPayload<{ include: { room: { include: { course: true } } } }>;

async function* visits(prisma: PrismaClient, learnerId: string): AsyncGenerator<unknown> {
  const found = rows((last: VisitRow | null, take) =>
    prisma.courseVisit.findMany({
      where: { learnerId, ...(last && { roomId: { gt: last.roomId } }) },
      include: { room: { include: { course: true } } },
      orderBy: { roomId: 'asc' },
      take,
    }),
  );
  for await (const { room, lastSeenAt } of found) {
    const { course } = room;
    yield {
      ...{ site: course.site, courseId: course.course, chapterId: room.chapter },
      ...{ courseTitle: course.title, chapterTitle: room.title, lastSeenAt },
    };
  }
}

/** What lists of courses came to say of a learner, and what they changed themselves: of whom is that one's own. */
function enrolmentChanges(prisma: PrismaClient, learnerId: string): AsyncIterable<unknown> {
  const read = rows(async (last: { id: string } | null, take) => {
    const found = await prisma.enrolmentChange.findMany({
      where: {
        OR: [{ learnerId }, { actorId: learnerId }],
        ...(last && { id: { gt: BigInt(last.id) } }),
      },
      orderBy: { id: 'asc' },
      take,
    });
    return found.map(({ id, changedAt, site, courseId, ...change }) => ({
      ...{ id: String(id), changedAt, site, courseId },
      ...(change.learnerId === learnerId && { before: change.before, after: change.after }),
      by: change.actorId === learnerId ? 'you' : 'another',
    }));
  });
  return read;
}

/** What a learner was sent, once for each browser, and what came of it. */
function deliveries(prisma: PrismaClient, learnerId: string): AsyncIterable<unknown> {
  return rows((last: { id: string; notificationId: string } | null, take) =>
    prisma.delivery.findMany({
      where: {
        learnerId,
        ...(last && {
          // Along the index; the rest skips what is told already of the last one.
          notificationId: { gte: last.notificationId },
          OR: [
            { notificationId: { gt: last.notificationId } },
            { notificationId: last.notificationId, id: { gt: last.id } },
          ],
        }),
      },
      omit: { learnerId: true, subscriptionId: true, detail: true },
      include: { notification: { select: { authorName: true, startsAt: true, content: true } } },
      orderBy: [{ notificationId: 'asc' }, { id: 'asc' }],
      take,
    }),
  );
}

function sent(prisma: PrismaClient, authorId: string): AsyncIterable<unknown> {
  return rows((last: { id: string } | null, take) =>
    prisma.notification.findMany({
      where: { authorId, ...(last && { id: { gt: last.id } }) },
      omit: { authorId: true, fingerprint: true, expandedTo: true },
      orderBy: { id: 'asc' },
      take,
    }),
  );
}
