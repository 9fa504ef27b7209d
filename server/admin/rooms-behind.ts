import * as v from 'valibot';
import type { PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';

const Known = v.object({
  channel: v.string(),
  site: v.string(),
  chapter: v.string(),
  title: v.nullable(v.string()),
  courses: v.array(v.string()),
  courseTitle: v.nullable(v.string()),
});
const Rows = v.array(Known);

/** What is known of the rooms of one channel on one site: several at most where its chapter ids are unique. */
export type KnownRooms = v.InferOutput<typeof Known>;

/**
 * What is known of the rooms behind some channels, in one statement however many they are.
 *
 * @param names what the channels of a room have in common
 * @param schema the PostgreSQL schema of the tables
 */
export async function roomsBehind(
  { prisma, schema }: { prisma: PrismaClient; schema: string },
  names: readonly string[],
): Promise<KnownRooms[]> {
  return v.parse(
    Rows,
    await prisma.$queryRaw`
      SELECT r.channel, c.site, min(r.chapter) AS chapter, min(r.title) AS title,
        array_agg(c.course) AS courses, min(c.title) AS "courseTitle"
      FROM ${tableIn(schema, 'rooms')} r
      JOIN ${tableIn(schema, 'courses')} c ON c.id = r.course_id
      WHERE r.channel = ANY(${names}::text[])
      GROUP BY r.channel, c.site`,
  );
}
