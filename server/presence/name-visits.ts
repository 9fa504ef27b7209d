import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import type { FormerNames } from '../sites/former-names.ts';

/** Learners whose visits one statement renames, so that none takes long however many there are. */
const AT_ONCE = 500;

/**
 * Gives visits of a site that was called otherwise the name that it has. Where a learner has visited a
 * chapter under both, the later visit stays.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export async function nameVisits(
  prisma: PrismaClient,
  schema: string,
  { site, were }: FormerNames,
): Promise<void> {
  const visits = tableIn(schema, 'course_visits');
  for (const was of were) {
    if (!(await prisma.courseVisit.findFirst({ where: { site: was } }))) continue;
    for await (const learnerIds of learners(prisma)) {
      await retryConflicts(
        () => prisma.$executeRaw`
          UPDATE ${visits} AS visit SET site = ${site}
          WHERE learner_id = ANY(${learnerIds}) AND site = ${was} AND NOT EXISTS (
            SELECT FROM ${visits} AS named WHERE named.site = ${site}
              AND named.learner_id = visit.learner_id AND named.course_id = visit.course_id
              AND named.chapter_id = visit.chapter_id)`,
      );
    }
    await retryConflicts(
      () => prisma.$executeRaw`
        WITH left_over AS (DELETE FROM ${visits} WHERE site = ${was} RETURNING *)
        UPDATE ${visits} AS named SET last_seen_at = greatest(named.last_seen_at, left_over.last_seen_at)
        FROM left_over WHERE named.site = ${site} AND named.learner_id = left_over.learner_id
          AND named.course_id = left_over.course_id AND named.chapter_id = left_over.chapter_id`,
    );
  }
}

/** How many visits are of no site of these. */
export function visitsElsewhere(prisma: PrismaClient, sites: string[]): Promise<number> {
  return prisma.courseVisit.count({ where: { site: { notIn: sites } } });
}

/** The ids of all learners, some at a time. */
async function* learners(prisma: PrismaClient): AsyncGenerator<string[]> {
  let last = '';
  for (;;) {
    const next = await prisma.learner.findMany({
      where: { id: { gt: last } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true },
    });
    if (next.length === 0) return;
    yield next.map(({ id }) => id);
    last = next.at(-1)?.id ?? last;
  }
}
