import * as v from 'valibot';
import { Prisma } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';
import { privacyWords } from '../words/privacy.ts';
import type { ErasedIdOf } from './erased-id-of.ts';

/** Deliveries that one statement takes: a database in this process holds everything up meanwhile. */
const BATCH = Prisma.raw('500');
const Found = v.array(v.object({ id: v.string() }));

/**
 * Erases what is kept of a learner from before a moment, in a transaction; all of it where nothing of theirs
 * is newer. May be done again and again.
 */
export type EraseRows = (
  transaction: Prisma.TransactionClient,
  learnerId: string,
  before: Date,
) => Promise<void>;

/**
 * Deletes what is only theirs. What others need stays under an id that tells nobody whose it was: deliveries,
 * for the figures of who sent them, and what they sent themselves.
 *
 * @param parts.schema the PostgreSQL schema of the tables
 */
export function createEraseRows(parts: {
  schema: string;
  erasedIdOf: ErasedIdOf;
  now: () => Date;
}): EraseRows {
  const { schema, erasedIdOf, now } = parts;
  const deliveries = tableIn(schema, 'deliveries');
  const subscriptions = tableIn(schema, 'push_subscriptions');
  const notifications = tableIn(schema, 'notifications');

  /**
   * Those that wait are looked up by learner and subscription when they are due, and end as failed. By a cursor,
   * which finds all of them once: asked for the next ones again and again, the planner looks through all that
   * are left, each time.
   */
  async function unlinkDeliveries(
    transaction: Prisma.TransactionClient,
    learnerId: string,
  ): Promise<void> {
    // Whose subscription is there still is of who came back.
    await transaction.$executeRaw`
      DECLARE own_deliveries NO SCROLL CURSOR FOR
      SELECT d.id FROM ${deliveries} d WHERE d.learner_id = ${learnerId}
        AND NOT EXISTS (SELECT FROM ${subscriptions} s WHERE s.id = d.subscription_id)`;
    for (;;) {
      const found = await transaction.$queryRaw`FETCH ${BATCH} FROM own_deliveries`;
      const ids = v.parse(Found, found).map(({ id }) => id);
      if (ids.length === 0) break;
      await transaction.$executeRaw`
        UPDATE ${deliveries} SET learner_id = ${erasedIdOf(learnerId)}, detail = NULL
        WHERE id = ANY(${ids}::uuid[])`;
    }
    await transaction.$executeRaw`CLOSE own_deliveries`;
  }

  /** Notifications that name the learner, or were a test to themselves. */
  async function unlinkAudiences(
    transaction: Prisma.TransactionClient,
    learnerId: string,
  ): Promise<void> {
    const erasedId = erasedIdOf(learnerId);
    await transaction.$executeRaw`
      UPDATE ${notifications} SET audience = jsonb_set(audience, '{userIds}', (
        SELECT jsonb_agg(CASE WHEN user_id = ${learnerId} THEN ${erasedId} ELSE user_id END)
        FROM jsonb_array_elements_text(audience -> 'userIds') AS named (user_id)))
      WHERE audience @> jsonb_build_object('userIds', jsonb_build_array(${learnerId}::text))`;
    await transaction.$executeRaw`
      UPDATE ${notifications} SET audience = jsonb_set(audience, '{userId}', to_jsonb(${erasedId}::text))
      WHERE audience @> jsonb_build_object('userId', ${learnerId}::text)`;
  }

  /** What was done about somebody stays known, whoever they are when they come back. */
  async function unlinkReports(
    transaction: Prisma.TransactionClient,
    learnerId: string,
    createdAt: { lt: Date },
  ): Promise<void> {
    const erasedId = erasedIdOf(learnerId);
    await transaction.report.updateMany({
      where: { reportedId: learnerId, createdAt },
      data: { reportedId: erasedId, name: null, imageUrl: null },
    });
    await transaction.report.updateMany({
      where: { reporterId: learnerId, createdAt },
      data: { reporterId: erasedId },
    });
    await transaction.moderation.updateMany({
      where: { changedBy: learnerId },
      data: { changedBy: erasedId },
    });
  }

  /** Who changed which list stays known, by whom and of whom does not. */
  async function unlinkChanges(
    transaction: Prisma.TransactionClient,
    learnerId: string,
    changedAt: { lt: Date },
  ): Promise<void> {
    const erasedId = erasedIdOf(learnerId);
    await transaction.enrolmentChange.updateMany({
      where: { learnerId, changedAt },
      data: { learnerId: erasedId, before: Prisma.DbNull, after: Prisma.DbNull },
    });
    await transaction.enrolmentChange.updateMany({
      where: { actorId: learnerId, changedAt },
      data: { actorId: erasedId },
    });
  }

  async function unlinkSent(
    transaction: Prisma.TransactionClient,
    authorId: string,
    createdAt: { lt: Date },
  ): Promise<void> {
    const nothingLeft = { cancelledAt: null, expandedAt: null, expandedTo: null };
    await transaction.notification.updateMany({
      where: { authorId, createdAt, ...nothingLeft, startsAt: { gt: now() } },
      data: { cancelledAt: now(), cancelReason: privacyWords.authorErased },
    });
    await transaction.notification.updateMany({
      where: { authorId, createdAt },
      data: {
        authorId: erasedIdOf(authorId),
        authorName: privacyWords.formerInstructor,
        idempotencyKey: null,
      },
    });
  }

  return async (transaction, learnerId, before) => {
    const old = { lt: before };
    await transaction.pushSubscription.deleteMany({ where: { learnerId, seenAt: old } });
    await transaction.courseVisit.deleteMany({ where: { learnerId, lastSeenAt: old } });
    // With their preferences, and whatever else hangs on it.
    await transaction.learner.deleteMany({ where: { id: learnerId, lastSeenAt: old } });
    await transaction.browserActivity.deleteMany({ where: { learnerId, reportedAt: old } });
    await transaction.localSession.deleteMany({ where: { learnerId, usedAt: old } });
    await transaction.clerkProfile.deleteMany({ where: { userId: learnerId, fetchedAt: old } });
    await transaction.senderRights.deleteMany({ where: { learnerId, saidAt: old } });
    await unlinkReports(transaction, learnerId, old);
    await transaction.enrolment.deleteMany({ where: { learnerId, listedAt: old } });
    await unlinkChanges(transaction, learnerId, old);
    await unlinkDeliveries(transaction, learnerId);
    await unlinkAudiences(transaction, learnerId);
    await unlinkSent(transaction, learnerId, old);
  };
}
