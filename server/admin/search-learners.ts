import type { FoundLearners } from '../contract/admin.ts';
import { firstUsableName } from '../contract/name.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { onCourses } from '../rooms/visited.ts';

/** Enough to choose from; whoever wants another types more of the name. */
const MAX_FOUND = 10;

/**
 * Learners whose name holds `name`, whatever its case.
 *
 * @param courses narrows to people of these courses; `null` for all
 */
export async function searchLearnersByName(
  prisma: PrismaClient,
  name: string,
  courses: readonly SiteCourse[] | null,
): Promise<FoundLearners['learners']> {
  const found = await prisma.learner.findMany({
    where: {
      name: { contains: name, mode: 'insensitive' },
      ...(courses && { visits: { some: onCourses(courses) } }),
    },
    orderBy: { name: 'asc' },
    take: MAX_FOUND,
    select: { id: true, name: true },
  });
  // Who was seen last by a server that took a name that shows nothing has it here still.
  return found.map((learner) => ({ ...learner, name: firstUsableName(learner.name) }));
}
