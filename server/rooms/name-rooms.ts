import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import type { FormerNames } from '../sites/former-names.ts';

/**
 * Gives courses of a site that was called otherwise the name that it has. Where a room is known under both,
 * the later visit of each learner stays. How long it takes goes by the courses, not by their visits.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export async function nameRooms(
  prisma: PrismaClient,
  schema: string,
  { site, were }: FormerNames,
): Promise<void> {
  const [courses, rooms, visits] = [
    tableIn(schema, 'courses'),
    tableIn(schema, 'rooms'),
    tableIn(schema, 'course_visits'),
  ];
  for (const was of were) {
    if (!(await prisma.course.findFirst({ where: { site: was } }))) continue;
    // The channel has the site's name in it; whoever is there next says it anew.
    await prisma.room.updateMany({ where: { course: { site: was } }, data: { channel: null } });
    await prisma.$executeRaw`
      UPDATE ${courses} AS course SET site = ${site} WHERE site = ${was} AND NOT EXISTS (
        SELECT FROM ${courses} AS named WHERE named.site = ${site} AND named.hash = course.hash)`;
    await prisma.$executeRaw`
      UPDATE ${rooms} AS room SET course_id = named.id
      FROM ${courses} AS course JOIN ${courses} AS named ON named.site = ${site} AND named.hash = course.hash
      WHERE course.site = ${was} AND room.course_id = course.id AND NOT EXISTS (
        SELECT FROM ${rooms} AS other WHERE other.course_id = named.id AND other.hash = room.hash)`;
    await retryConflicts(
      () => prisma.$executeRaw`
        INSERT INTO ${visits} AS visit (learner_id, room_id, last_seen_at)
        SELECT left_over.learner_id, named_room.id, left_over.last_seen_at
        FROM ${courses} AS course
        JOIN ${rooms} AS room ON room.course_id = course.id
        JOIN ${courses} AS named ON named.site = ${site} AND named.hash = course.hash
        JOIN ${rooms} AS named_room ON named_room.course_id = named.id AND named_room.hash = room.hash
        JOIN ${visits} AS left_over ON left_over.room_id = room.id
        WHERE course.site = ${was}
        ORDER BY left_over.learner_id, named_room.id
        ON CONFLICT (learner_id, room_id) DO UPDATE
          SET last_seen_at = greatest(visit.last_seen_at, excluded.last_seen_at)`,
    );
    await prisma.course.deleteMany({ where: { site: was } });
  }
}

/** How many visits are of no site of these. */
export function visitsElsewhere(prisma: PrismaClient, sites: string[]): Promise<number> {
  return prisma.courseVisit.count({ where: { room: { course: { site: { notIn: sites } } } } });
}
