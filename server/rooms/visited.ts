import type { Room } from '../contract/room-channel.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { Prisma } from '../database/generated/client.ts';
import { idHash } from './id-hash.ts';

/** Courses, as a condition for the database. */
export function anyCourse(courses: readonly SiteCourse[]): Prisma.CourseWhereInput {
  return { OR: courses.map(({ site, course }) => ({ site, hash: idHash(course) })) };
}

/** Visits of these courses, as a condition for the database. */
export function onCourses(courses: readonly SiteCourse[]): Prisma.CourseVisitWhereInput {
  return { room: { course: anyCourse(courses) } };
}

/** Visits of a room, as a condition for the database. */
export function inRoom({ site, course, chapter }: Room): Prisma.CourseVisitWhereInput {
  return { room: { hash: idHash(chapter), course: { site, hash: idHash(course) } } };
}
