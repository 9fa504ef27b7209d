import { MAX_GROUPS } from '../contract/enrolment.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { coursesAt, type Place } from './decision.ts';

/** The groups of a course, as its lists have them, whatever their dates: those that an instructor meets. */
export type CourseGroups = (place: Place) => Promise<string[]>;

/** Reads them: with the lists of courses that share its rooms, and {@link MAX_GROUPS} at the most. */
export function createCourseGroups(prisma: PrismaClient, sites: readonly SiteRule[]): CourseGroups {
  return async ({ site, course }) => {
    const rule = sites.find(({ id }) => id === site);
    if (!rule?.groups) return [];
    const rows = await prisma.enrolment.groupBy({
      by: ['group'],
      where: { site, courseId: { in: coursesAt(rule, course) }, group: { not: null } },
      orderBy: { group: 'asc' },
      take: MAX_GROUPS,
    });
    return rows.flatMap(({ group }) => (group === null ? [] : [group]));
  };
}
