import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { courseWritten } from '../sites/course-written.ts';

/** Where somebody would be: a room, as far as its course is known. */
export interface Place {
  site: string;
  /** `null`: not known, as of a site whose chapter ids are unique. */
  course: string | null;
}

/** What somebody may do in a room. */
export interface AccessDecision {
  /** Whether they may be there: see and be seen, and count as one of the course. */
  enter: boolean;
  teaches: boolean;
}

/** What somebody of whom this is known may do in a room, by the rule of its site. */
export function decision(
  { role, courses }: Pick<SignedInPerson, 'role' | 'courses'>,
  place: Place,
  sites: readonly SiteRule[],
): AccessDecision {
  const rule = sites.find(({ id }) => id === place.site);
  if (!rule) return { enter: false, teaches: false };
  const shared = coursesAt(rule, place.course);
  const isOnCourse = courses.some((written) => {
    const { site, course } = courseWritten(written, sites);
    return site === rule.id && shared.includes(course);
  });
  const enter = rule.access !== 'enrolled' || role === 'admin' || isOnCourse;
  return { enter, teaches: role === 'instructor' && isOnCourse };
}

/** The courses whose people meet in the rooms of one: itself, and those that share its rooms. */
export function coursesAt({ sameCourse = {} }: SiteRule, course: string | null): string[] {
  if (course === null) return [];
  const sharing = Object.keys(sameCourse).filter((other) => sameCourse[other] === course);
  return [course, ...sharing];
}
