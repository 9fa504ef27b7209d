import { INSTRUCTOR, type Person } from '../contract/person.ts';
import type { SignedInPerson } from '../identity/person.ts';

/** What others on a chapter of a course see of `person`. An instructor of another course is here to learn. */
export function shownPerson(
  { id, name, imageUrl, role, courses }: SignedInPerson,
  courseId: string | null,
): Person {
  const teaches = role === INSTRUCTOR && courseId !== null && courses.includes(courseId);
  return { id, name, imageUrl, ...(teaches && { role: INSTRUCTOR }) };
}
