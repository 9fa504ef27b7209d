import type { ShownReport } from '../contract/moderation.ts';
import type { Room } from '../contract/room-channel.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { Moderations } from './moderations.ts';
import { shownState } from './state.ts';

/** Reports that are shown: the latest. */
const MAX_SHOWN = 100;

/** Who was reported, as others saw them. */
export interface Reported {
  learnerId: string;
  name: string;
  imageUrl: string | null;
}

/** What learners reported. */
export interface Reports {
  /** Notes a report; of two of one learner about one other on one day (UTC) the first stays. */
  add(reporterId: string, reported: Reported, room: Room): Promise<void>;
  /**
   * The latest.
   *
   * @param courses of these alone, without who reported whom; `null`: all, as an admin sees them
   */
  latest(courses: readonly SiteCourse[] | null): Promise<ShownReport[]>;
}

/** Keeps reports in the database. */
export function createReports(
  prisma: PrismaClient,
  moderations: Pick<Moderations, 'of'>,
  now: () => Date,
): Reports {
  return {
    async add(reporterId, { learnerId, name, imageUrl }, { site, course, chapter }) {
      const at = now();
      await prisma.report.createMany({
        data: [
          {
            ...{ reporterId, reportedId: learnerId, name, imageUrl },
            ...{ site, courseId: course, chapterId: chapter },
            ...{ day: at, createdAt: at },
          },
        ],
        skipDuplicates: true,
      });
    },
    async latest(courses) {
      const found = await prisma.report.findMany({
        ...(courses && {
          where: { OR: courses.map(({ site, course }) => ({ site, courseId: course })) },
        }),
        orderBy: { createdAt: 'desc' },
        take: MAX_SHOWN,
      });
      const names = await namesOf(found.map(({ reporterId }) => reporterId));
      return Promise.all(
        found.map(async ({ id, createdAt, reporterId, reportedId, day: _, ...seen }) => ({
          ...{ id, at: createdAt.toISOString(), ...seen },
          personId: courses ? null : reportedId,
          reporter: courses ? null : (names.get(reporterId) ?? reporterId),
          moderation: shownState(await moderations.of(reportedId), now()),
        })),
      );
    },
  };

  async function namesOf(ids: string[]): Promise<Map<string, string>> {
    const learners = await prisma.learner.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    return new Map(learners.map(({ id, name }) => [id, name]));
  }
}
