import { Prisma, type PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { createDeleteOld } from './delete-old.ts';
import type { RetentionSettings } from './environment.ts';
import type { EraseRows } from './erase-rows.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Learners that are looked at together. */
const LEARNERS = 50;
/** Ms. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** Ends what is kept when its time is over. Each goes in small steps, and may be ended between two. */
export interface Retention {
  /** What is kept for days. */
  daily(): Promise<void>;
  /** Whether people are active, which is kept for minutes. */
  activity(): Promise<void>;
}

/** @param parts.schema the PostgreSQL schema of the tables */
export function createRetention(parts: {
  prisma: PrismaClient;
  schema: string;
  settings: RetentionSettings;
  eraseRows: EraseRows;
  now: () => Date;
  /** Ends it where the server stops: the next time goes on. */
  stopping: AbortSignal;
}): Retention {
  const { prisma, schema, settings, eraseRows, now, stopping } = parts;
  const deleteOld = createDeleteOld(prisma, schema, stopping);
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);

  /** Learner by learner, along the key: no index has the times, since moving those is the common write. */
  async function learners(): Promise<void> {
    const [visited, seen] = [daysAgo(settings.visitsDays), daysAgo(settings.learnersDays)];
    let last = '';
    while (!stopping.aborted) {
      const some = await prisma.learner.findMany({
        where: { id: { gt: last } },
        orderBy: { id: 'asc' },
        take: LEARNERS,
        select: { id: true, lastSeenAt: true },
      });
      const ids = some.map(({ id }) => id);
      await deleteOld.rows(
        'course_visits',
        Prisma.sql`learner_id = ANY(${ids}) AND last_seen_at < ${visited}`,
      );
      for (const { id, lastSeenAt } of some) {
        if (lastSeenAt < seen && !stopping.aborted) await end(id, seen);
      }
      if (some.length < LEARNERS) return;
      last = ids.at(-1) ?? '';
    }
  }

  /** What nobody visited for as long is forgotten, but for what an admin has named. */
  async function rooms(): Promise<void> {
    const [room, visit] = [tableIn(schema, 'rooms'), tableIn(schema, 'course_visits')];
    const isNamed = Prisma.sql`title_from IS NOT DISTINCT FROM 'admin'`;
    await deleteOld.rows(
      'rooms',
      Prisma.sql`last_seen_at < ${daysAgo(settings.visitsDays)} AND NOT (${isNamed})
        AND NOT EXISTS (SELECT FROM ${visit} AS visit WHERE visit.room_id = id)`,
    );
    await deleteOld.rows(
      'courses',
      Prisma.sql`NOT (${isNamed}) AND NOT EXISTS (SELECT FROM ${room} AS room WHERE room.course_id = courses.id)`,
    );
  }

  async function end(learnerId: string, before: Date): Promise<void> {
    await deleteOld.rows('course_visits', Prisma.sql`learner_id = ${learnerId}`);
    await retryConflicts(() =>
      prisma.$transaction((each) => eraseRows(each, learnerId, before), TRANSACTION),
    );
  }

  /** One after the other, its deliveries first: there may be a hundred thousand. */
  async function notifications(): Promise<void> {
    const startsAt = { lt: daysAgo(settings.notificationsDays) };
    while (!stopping.aborted) {
      const old = await prisma.notification.findFirst({
        where: { startsAt },
        orderBy: { startsAt: 'asc' },
        select: { id: true },
      });
      if (!old) return;
      await deleteOld.rows('deliveries', Prisma.sql`notification_id = ${old.id}::uuid`);
      if (stopping.aborted) return;
      // Late receipts for the same deliveries may be locking them in another order.
      await retryConflicts(() => prisma.notification.deleteMany({ where: { id: old.id } }));
    }
  }

  return {
    async daily() {
      await learners();
      await rooms();
      await notifications();
      const { sessionsDays, learnersDays } = settings;
      await deleteOld.rows('local_sessions', Prisma.sql`used_at < ${daysAgo(sessionsDays)}`);
      await deleteOld.rows('clerk_profiles', Prisma.sql`fetched_at < ${daysAgo(sessionsDays)}`);
      await deleteOld.rows('sender_rights', Prisma.sql`said_at < ${daysAgo(learnersDays)}`);
      await deleteOld.rows('moderations', Prisma.sql`seen_at < ${daysAgo(learnersDays)}`);
      const reported = daysAgo(settings.notificationsDays);
      await deleteOld.rows('reports', Prisma.sql`created_at < ${reported}`);
      const listed = daysAgo(learnersDays);
      await deleteOld.rows(
        'enrolments',
        Prisma.sql`ends_at < ${listed} OR (listed_at < ${listed} AND ends_at IS NULL
          AND NOT EXISTS (SELECT FROM ${tableIn(schema, 'learners')} l WHERE l.id = learner_id))`,
      );
      const changed = daysAgo(settings.auditDays);
      await deleteOld.rows('enrolment_changes', Prisma.sql`changed_at < ${changed}`);
      await deleteOld.rows('erasures', Prisma.sql`erased_at < ${daysAgo(learnersDays)}`);
    },
    async activity() {
      const before = new Date(now().getTime() - settings.activityMinutes * MINUTE_MS);
      await deleteOld.rows('browser_activity', Prisma.sql`reported_at < ${before}`);
    },
  };
}
