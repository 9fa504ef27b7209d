import * as v from 'valibot';
import { Prisma, type PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';

const Rows = v.array(v.object({ id: v.string() }));

/** More are no overview; those that leave last are found among what was sent. */
const MAX_OPEN = 200;

/**
 * Finds what is scheduled or going out, by `authorId` or, where that is `null`, by anybody. It goes by the
 * tallies: a notification has a handful of them, and may have a hundred thousand deliveries.
 *
 * @param schema the PostgreSQL schema of the tables
 * @returns ids
 */
export function openNotifications(
  prisma: PrismaClient,
  schema: string,
): (authorId: string | null) => Promise<string[]> {
  const notifications = tableIn(schema, 'notifications');
  const tallies = tableIn(schema, 'tallies');
  return async (authorId) => {
    const own = authorId === null ? Prisma.empty : Prisma.sql`AND n.author_id = ${authorId}`;
    const rows = await prisma.$queryRaw`
      SELECT n.id FROM ${notifications} n
      WHERE n.cancelled_at IS NULL ${own} AND (n.expanded_at IS NULL OR 0 < (
        SELECT sum(CASE t.outcome WHEN 'targeted' THEN t.count ELSE -t.count END)
        FROM ${tallies} t
        WHERE t.notification_id = n.id AND t.outcome NOT IN ('shown', 'clicked')))
      ORDER BY n.starts_at LIMIT ${MAX_OPEN}`;
    return v.parse(Rows, rows).map(({ id }) => id);
  };
}
