import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { coursesAt, decision } from './decision.ts';
import type { ListDifference } from './lists.ts';

/** Instructors and admins who are looked at. */
const MAX_SENDERS = 5_000;
/** Lists say who learns in a course, and nothing of who teaches it. */
const NO_LISTS = { enrolments: [], now: new Date(0) };

/**
 * Whoever meets all groups of a course comes again where its list has a group that it had not: they are on a
 * channel of each.
 *
 * @param parts.comeAgain ends the connections of those of these who are connected
 */
export function createMeetNewGroups(parts: {
  prisma: PrismaClient;
  sites: readonly SiteRule[];
  comeAgain(personIds: readonly string[]): Promise<void>;
}): (course: SiteCourse, difference: ListDifference) => Promise<void> {
  const { prisma, sites, comeAgain } = parts;
  return async ({ site, course }, { added, changed }) => {
    const rule = sites.find(({ id }) => id === site);
    if (!rule?.groups) return;
    const listed = [...added, ...changed];
    const groups = new Set(listed.flatMap(({ group }) => (group === null ? [] : [group])));
    if (groups.size === 0) return;
    const place = { site, course: rule.sameCourse?.[course] ?? course };
    const before = await prisma.enrolment.groupBy({
      by: ['group'],
      where: {
        ...{ site, courseId: { in: coursesAt(rule, place.course) }, group: { in: [...groups] } },
        learnerId: { notIn: listed.map(({ learner }) => learner) },
      },
    });
    if (before.length === groups.size) return;
    const senders = await prisma.senderRights.findMany({ take: MAX_SENDERS });
    const meeting = senders.filter(({ role, courses }) => {
      if (role !== 'admin' && role !== 'instructor') return false;
      return decision({ role, courses }, place, sites, NO_LISTS).groups === 'all';
    });
    await comeAgain(meeting.map(({ learnerId }) => learnerId));
  };
}
