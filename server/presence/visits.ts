import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { ChapterVisit } from './chapter-visit.ts';
import { LEASE_MS } from './lease-ms.ts';

/** Chapters of a learner that one look at their visits gives. */
const MAX_CHAPTERS = 200;

/** Who was seen, and which chapters they visited: later the audience of a push. */
export interface Visits {
  /** Notes that `person` is here now, and so may stay connected for a while, on `visit` where it is a chapter. */
  record(person: SignedInPerson, visit: ChapterVisit | null): Promise<void>;
  /** Ids of the chapters that a learner visited since then: the latest 200. */
  chaptersSince(learnerId: string, since: Date): Promise<string[]>;
}

/** Keeps learners and their visits in `prisma`, one row a learner and one a learner's chapter. */
export function createVisits(prisma: PrismaClient, now: () => Date): Visits {
  return {
    async record(person, visit) {
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
      if (!visit) return;
      const key = { learnerId: id, ...visit };
      await retryConflicts(() =>
        prisma.courseVisit.upsert({
          where: { learnerId_courseId_chapterId: key },
          create: { ...key, lastSeenAt },
          update: { lastSeenAt },
        }),
      );
    },
    async chaptersSince(learnerId, since) {
      const latest = await prisma.courseVisit.findMany({
        where: { learnerId, lastSeenAt: { gt: since } },
        orderBy: { lastSeenAt: 'desc' },
        take: MAX_CHAPTERS,
        select: { chapterId: true },
      });
      return latest.map(({ chapterId }) => chapterId);
    },
  };
}
