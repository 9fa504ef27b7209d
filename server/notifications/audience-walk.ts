import * as v from 'valibot';
import { type SiteCourse, UNKNOWN_SITE } from '../contract/site-course.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';
import { idHash } from '../rooms/id-hash.ts';
import { learnersIn, type StoredAudience, type Viewers } from './audience.ts';

/** Subscriptions that are read at once. */
const SUBSCRIPTIONS = 1_000;
/** Visits that are read at once, of all rooms of a course together. */
const VISITS = 5_000;
/** Of one room, however many there are. */
const LEAST_OF_ROOM = 20;

/** Some of an audience's subscriptions. */
export interface Stretch {
  subscriptions: { id: string; learnerId: string }[];
  /** Where the next begins; `null`: that was the last. */
  to: string | null;
}

/**
 * Reads an audience's subscriptions, each once, in an order of its own.
 *
 * @param after where the stretch before ended; `null` for the first
 */
export type Walk = (after: string | null) => Promise<Stretch>;

/**
 * Those of an audience, some thousand at once.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export async function walkAudience(
  { prisma, schema, viewers }: { prisma: PrismaClient; schema: string; viewers: Viewers },
  audience: StoredAudience,
): Promise<Walk> {
  if (audience.type !== 'course') {
    return walkSubscriptions(prisma, await learnersIn(audience, viewers));
  }
  const { site = UNKNOWN_SITE, courseId } = audience;
  return walkCourse(prisma, schema, { site, course: courseId });
}

/** Those of some learners, in the order of subscriptions. */
function walkSubscriptions(prisma: PrismaClient, learner: Prisma.LearnerWhereInput): Walk {
  return async (after) => {
    const subscriptions = await prisma.pushSubscription.findMany({
      where: { learner, ...(after !== null && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: SUBSCRIPTIONS,
      select: { id: true, learnerId: true },
    });
    const last = subscriptions.at(-1)?.id ?? null;
    return { subscriptions, to: subscriptions.length < SUBSCRIPTIONS ? null : last };
  };
}

const Rows = v.tuple([
  v.object({
    ids: v.array(v.string()),
    learnerIds: v.array(v.string()),
    to: v.nullable(v.string()),
  }),
]);

/**
 * Those of who was on a course, in the order of learners, some at once. Each room's visits are read from
 * the index, as far as all rooms have been read to. PostgreSQL is told to: of tables that have just been
 * filled it knows nothing, and would read and sort all visits each time.
 */
function walkCourse(prisma: PrismaClient, schema: string, { site, course }: SiteCourse): Walk {
  const visits = tableIn(schema, 'course_visits');
  const subscriptions = tableIn(schema, 'push_subscriptions');
  return async (after) => {
    const found = await prisma.room.findMany({
      where: { course: { site, hash: idHash(course) } },
      select: { id: true },
    });
    const rooms = found.map(({ id }) => id);
    const ofRoom = Math.max(LEAST_OF_ROOM, Math.ceil(VISITS / Math.max(1, rooms.length)));
    const read = (transaction: Prisma.TransactionClient) => transaction.$queryRaw`
        WITH near AS MATERIALIZED (
          SELECT r.room, v.learner_id
          FROM unnest(${rooms}::uuid[]) AS r (room)
          CROSS JOIN LATERAL (
            SELECT learner_id FROM ${visits}
            WHERE room_id = r.room AND learner_id > ${after ?? ''}
            ORDER BY learner_id LIMIT ${ofRoom}
          ) v
        ), horizon AS (
          SELECT min(last) AS last FROM (
            SELECT max(learner_id) AS last FROM near GROUP BY room HAVING count(*) = ${ofRoom}
          ) unfinished
        ), learners AS (
          SELECT DISTINCT near.learner_id FROM near, horizon
          WHERE horizon.last IS NULL OR near.learner_id <= horizon.last
        )
        SELECT coalesce(array_agg(s.id), '{}') AS ids,
          coalesce(array_agg(learners.learner_id), '{}') AS "learnerIds",
          (SELECT last FROM horizon) AS "to"
        FROM learners CROSS JOIN LATERAL (
          SELECT id FROM ${subscriptions} WHERE learner_id = learners.learner_id OFFSET 0
        ) s`;
    const rows = await prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
          set_config('jit', 'off', true)`;
      return read(transaction);
    });
    const [{ ids, learnerIds, to }] = v.parse(Rows, rows);
    const reached = ids.map((id, index) => ({ id, learnerId: learnerIds[index] ?? '' }));
    return { subscriptions: reached, to };
  };
}
