import type { Audience } from '../contract/notifications.ts';
import type { Room } from '../contract/room-channel.ts';
import { UNKNOWN_SITE } from '../contract/site-course.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { isErasedId } from '../identity/erased-id.ts';
import { inRoom, onCourses } from '../rooms/visited.ts';
import { coursesReached, type Rights } from './permission.ts';

/** Whom a notification is for: as it was asked for, or a test to its author. */
export type StoredAudience = Audience | { type: 'self'; userId: string };

/** Ids of the learners in a room right now. */
export type Viewers = (room: Room) => Promise<string[]>;

/** The learners of an audience, as a condition for the database. */
export async function learnersIn(
  audience: StoredAudience,
  viewers: Viewers,
): Promise<Prisma.LearnerWhereInput> {
  switch (audience.type) {
    case 'everyone':
      return {};
    case 'course':
      return {
        visits: {
          some: onCourses([{ site: audience.site ?? UNKNOWN_SITE, course: audience.courseId }]),
        },
      };
    case 'chapter': {
      const { site = UNKNOWN_SITE, courseId, chapterId } = audience;
      // Where chapter ids are said to be unique, two courses may have one all the same, and then share a room.
      const room = { site, course: courseId, chapter: chapterId };
      return { id: { in: await viewers(room) }, visits: { some: inRoom(room) } };
    }
    case 'users':
      return { id: { in: audience.userIds } };
    case 'self':
      return { id: audience.userId };
  }
}

/** How many learners an audience names who never were on a course of its author's; of an admin's none. */
export async function learnersOutsideCourses(
  prisma: PrismaClient,
  audience: StoredAudience,
  author: Rights,
): Promise<number> {
  const courses = coursesReached(author);
  if (audience.type !== 'users' || courses === null) return 0;
  const { userIds } = audience;
  const met = await prisma.courseVisit.findMany({
    where: { learnerId: { in: userIds }, ...onCourses(courses) },
    distinct: ['learnerId'],
    select: { learnerId: true },
  });
  const known = new Set(met.map(({ learnerId }) => learnerId));
  // Who was on a course, and was erased since, keeps nobody else from getting it.
  return userIds.filter((id) => !known.has(id) && !isErasedId(id)).length;
}
