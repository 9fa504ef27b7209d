import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { decision } from './decision.ts';
import { readEnrolments } from './read-enrolments.ts';

/** Courses of one person that are looked at: they are noted in 50 a day. */
const MAX_COURSES = 2_000;

/** Has whoever may not be in a course any more, by what the identity says now, be none of its people. */
export type LeaveLostCourses = (
  person: Pick<SignedInPerson, 'id' | 'role' | 'courses'>,
) => Promise<void>;

/**
 * Visits say who is reached as one of a course: those of courses that are lost are forgotten, as those of who is
 * taken off a list.
 */
export function createLeaveLostCourses(parts: {
  prisma: PrismaClient;
  sites: readonly SiteRule[];
  forgetVisits(course: SiteCourse, learnerIds: string[]): Promise<void>;
  now: () => Date;
}): LeaveLostCourses {
  const { prisma, sites, forgetVisits, now } = parts;
  const enrolled = sites.filter(({ access }) => access === 'enrolled').map(({ id }) => id);
  return async ({ id, role, courses }) => {
    if (enrolled.length === 0) return;
    const visited = await prisma.course.findMany({
      where: {
        site: { in: enrolled },
        rooms: { some: { visits: { some: { learnerId: id } } } },
      },
      take: MAX_COURSES,
      select: { site: true, course: true },
    });
    const enrolments = (await readEnrolments(prisma, [id])).get(id) ?? [];
    for (const place of visited) {
      const decided = decision({ role, courses }, place, sites, { enrolments, now: now() });
      if (!decided.enter) await forgetVisits(place, [id]);
    }
  };
}
