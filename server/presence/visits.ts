import type { Room } from '../contract/room-channel.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { LEASE_MS } from './lease-ms.ts';

/** Rooms of a learner that one look at their visits gives. */
const MAX_ROOMS = 200;

/** Who was seen, and which rooms they visited: later the audience of a push. */
export interface Visits {
  /** Notes that `person` is here now, and so may stay connected for a while, in `room` where it is one. */
  record(person: SignedInPerson, room: Room | null): Promise<void>;
  /** The rooms that a learner visited since then: the latest 200. */
  roomsSince(learnerId: string, since: Date): Promise<Room[]>;
}

/** Keeps learners and their visits in `prisma`, one row a learner and one a learner's room. */
export function createVisits(prisma: PrismaClient, now: () => Date): Visits {
  return {
    async record(person, room) {
      const lastSeenAt = now();
      const presenceEndsAt = new Date(+lastSeenAt + LEASE_MS);
      const { id, name, imageUrl } = person;
      // Where many requests of one learner come at once, PostgreSQL may end one for the sake of another.
      await retryConflicts(() =>
        prisma.learner.upsert({
          where: { id },
          create: { id, name, imageUrl, lastSeenAt, presenceEndsAt },
          update: { name, imageUrl, lastSeenAt, presenceEndsAt },
        }),
      );
      if (!room) return;
      const { site, course: courseId, chapter: chapterId } = room;
      const key = { learnerId: id, site, courseId, chapterId };
      await retryConflicts(() =>
        prisma.courseVisit.upsert({
          where: { learnerId_site_courseId_chapterId: key },
          create: { ...key, lastSeenAt },
          update: { lastSeenAt },
        }),
      );
    },
    async roomsSince(learnerId, since) {
      const latest = await prisma.courseVisit.findMany({
        where: { learnerId, lastSeenAt: { gt: since } },
        orderBy: { lastSeenAt: 'desc' },
        take: MAX_ROOMS,
        select: { site: true, courseId: true, chapterId: true },
      });
      return latest.map(({ site, courseId: course, chapterId: chapter }) => ({
        site,
        course,
        chapter,
      }));
    },
  };
}
