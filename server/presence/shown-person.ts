import { INSTRUCTOR, type Person } from '../contract/person.ts';
import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { courseWritten } from '../sites/course-written.ts';

/** What others in a room see of `person`. An instructor of another course is here to learn. */
export function shownPerson(
  { id, name, imageUrl, role, courses }: SignedInPerson,
  room: Room | null,
  sites: readonly SiteRule[],
): Person {
  const isOfRoom = (written: string) => {
    const { site, course } = courseWritten(written, sites);
    return site === room?.site && course === room.course;
  };
  const teaches = role === INSTRUCTOR && courses.some(isOfRoom);
  return { id, name, imageUrl, ...(teaches && { role: INSTRUCTOR }) };
}
