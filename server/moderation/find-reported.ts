import type { Room } from '../contract/room-channel.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Reported } from './reports.ts';

/** Ms since their last visit to a room that somebody can be reported for what they were called there. */
const REPORTED_WITHIN_MS = 24 * 3_600_000;

/** Who stands on a room's roster under an id, or did lately, as others saw them; `null`: nobody. */
export type FindReported = (personId: string, room: Room) => Promise<Reported | null>;

/** Looks among those who visited the room, so that nobody is reported from where they never were. */
export function createFindReported(prisma: PrismaClient, now: () => Date): FindReported {
  return async (personId, { site, course, chapter }) => {
    const visit = await prisma.courseVisit.findFirst({
      where: {
        ...{ learnerId: personId, site, courseId: course, chapterId: chapter },
        lastSeenAt: { gt: new Date(+now() - REPORTED_WITHIN_MS) },
      },
      select: { learner: { select: { name: true, imageUrl: true } } },
    });
    return visit && { learnerId: personId, ...visit.learner };
  };
}
