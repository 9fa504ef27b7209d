import { INSTRUCTOR, type Person } from '../contract/person.ts';
import type { SignedInPerson } from '../identity/person.ts';

/** What others in a room see of `person`. An instructor of another course is here to learn. */
export function shownPerson(
  { id, name, imageUrl }: SignedInPerson,
  { teaches }: { teaches: boolean },
): Person {
  return { id, name, imageUrl, ...(teaches && { role: INSTRUCTOR }) };
}
