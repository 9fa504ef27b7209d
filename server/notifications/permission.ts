import type { Audience } from '../contract/notifications.ts';
import { type SiteCourse, UNKNOWN_SITE } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { courseWritten } from '../sites/course-written.ts';
import { sendingWords } from '../words/sending.ts';

/** What somebody may do. */
export interface Rights {
  role: SignedInPerson['role'];
  /** The courses that they teach; only an instructor's count. */
  courses: SiteCourse[];
}

/** What somebody may do at a server with these sites. */
export function rightsAt(
  sites: readonly SiteRule[],
  { role, courses }: Pick<SignedInPerson, 'role' | 'courses'>,
): Rights {
  return { role, courses: courses.map((written) => courseWritten(written, sites)) };
}

/**
 * Why `person` may not send to `audience`, or `null` where they may as far as that can be told without
 * asking who visited which course. An admin reaches everybody, an instructor the courses they teach.
 */
export function audienceProblem(person: Rights, audience: Audience): string | null {
  if (person.role === 'admin') return null;
  if (person.role !== 'instructor') return sendingWords.onlySenders;
  if (audience.type === 'everyone') return sendingWords.onlyAdmins;
  if (audience.type === 'users') return null;
  const { site = UNKNOWN_SITE, courseId } = audience;
  const teaches = person.courses.some((each) => each.site === site && each.course === courseId);
  return teaches ? null : sendingWords.notYourCourse(courseId);
}

/** Why a notification must not name learners of whom `count` were never on a course of its author's. */
export function outsidersProblem(count: number): string | null {
  return count === 0 ? null : sendingWords.outsiders(count);
}

/** The courses that a person sends to and looks into; `null`: all. */
export function coursesReached({ role, courses }: Rights): SiteCourse[] | null {
  return role === 'admin' ? null : courses;
}

/** Whose notifications a person sees and cancels: an instructor their own, an admin everybody's (`null`). */
export function authorSeenBy({ id, role }: Pick<SignedInPerson, 'id' | 'role'>): string | null {
  return role === 'admin' ? null : id;
}

/** Why a notification must not leave any more by what its author may do now, in words, or `null` where it may. */
export function authorProblem(rights: Rights, audience: Audience): string | null {
  if (audienceProblem(rights, audience) === null) return null;
  if (rights.role === 'learner') return sendingWords.authorIsLearner;
  if (audience.type === 'everyone' || audience.type === 'users')
    return sendingWords.authorIsNoAdmin;
  return sendingWords.authorLeft(audience.courseId);
}
