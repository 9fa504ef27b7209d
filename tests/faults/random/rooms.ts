import type { Room } from '../../../server/contract/room-channel.ts';

/** Few, so that people meet; and one chapter id in two courses, and one course in two sites. */
export const ROOMS: readonly Room[] = [
  { site: 'garden', course: 'botany', chapter: '1' },
  { site: 'garden', course: 'algebra', chapter: '1' },
  { site: 'lab', course: 'botany', chapter: '1' },
  { site: 'lab', course: 'botany', chapter: '2' },
];

/** Their sites, by the rules of `sites.json`. */
export const SITES = [...new Set(ROOMS.map(({ site }) => site))];

/** A course that has rooms. */
export type Course = Pick<Room, 'site' | 'course'>;

/** Where one may be seen otherwise than elsewhere. */
export const COURSES: readonly Course[] = ROOMS.filter(
  (room, index) => ROOMS.findIndex((other) => isOfCourse(other, room)) === index,
).map(({ site, course }) => ({ site, course }));

/** The one course that is for those on its list. */
export const LISTED_COURSE: Course = { site: 'lab', course: 'botany' };

export function isOfCourse(one: Course, other: Course): boolean {
  return one.site === other.site && one.course === other.course;
}

/** As it stands in an address and in what is told of a run. */
export function roomName({ site, course, chapter }: Room): string {
  return `${site}/${course}/${chapter}`;
}

/** The channel of a room whose ids need no quoting. */
export function channelOf({ site, course, chapter }: Room): string {
  return `presence-chapter-${site};${course};${chapter}`;
}
