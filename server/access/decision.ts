import type { SiteRule } from '../contract/sites/rule.ts';
import type { Visibility } from '../contract/visibility.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { courseWritten } from '../sites/course-written.ts';
import { ceilingOf, type Enrolment, groupsOf, isCurrent } from './enrolment.ts';

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
  /** The most that others may see of them there, by the operator's list; `null`: whatever they choose. */
  ceiling: Visibility | null;
  /** Whom they meet, where rooms are per group: the people of these groups; of none, those without one. */
  groups: readonly string[] | 'all';
}

const NOTHING: AccessDecision = { enter: false, teaches: false, ceiling: null, groups: [] };

/**
 * What somebody may do in a room, by the rule of its site.
 *
 * @param known what the lists of courses say of them, and what time it is
 */
export function decision(
  { role, courses }: Pick<SignedInPerson, 'role' | 'courses'>,
  place: Place,
  sites: readonly SiteRule[],
  known: { enrolments: readonly Enrolment[]; now: Date },
): AccessDecision {
  const rule = sites.find(({ id }) => id === place.site);
  if (!rule) return NOTHING;
  const shared = coursesAt(rule, place.course);
  const isWritten = courses.some((written) => {
    const { site, course } = courseWritten(written, sites);
    return site === rule.id && shared.includes(course);
  });
  const onSite = known.enrolments.filter(
    (each) => each.site === rule.id && isCurrent(each, known.now),
  );
  const onCourse = onSite.filter(({ courseId }) => shared.includes(courseId));
  const isOnCourse = isWritten || onCourse.length > 0;
  const teaches = role === 'instructor' && isWritten;
  return {
    enter: rule.access !== 'enrolled' || role === 'admin' || isOnCourse,
    teaches,
    // Where the course is not known, it may be any of theirs.
    ceiling: ceilingOf(place.course === null ? onSite : onCourse),
    groups: !rule.groups ? [] : teaches || role === 'admin' ? 'all' : groupsOf(onCourse),
  };
}

/** The courses whose people meet in the rooms of one: itself, and those that share its rooms. */
export function coursesAt({ sameCourse = {} }: SiteRule, course: string | null): string[] {
  if (course === null) return [];
  const sharing = Object.keys(sameCourse).filter((other) => sameCourse[other] === course);
  return [course, ...sharing];
}
