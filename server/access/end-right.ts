import pLimit from 'p-limit';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import { coursesAt } from './decision.ts';

/** Calls to Channels at once. */
const AT_ONCE = 20;
/** Of so few learners nobody asks first who of them is connected. */
const FEW = 20;
/** Learners that one query names. */
const BATCH = 1_000;

/** Carries out what has changed of who may be where, for those who are there now. */
export interface EndRight {
  /** What the list of a course says has changed: of those who are gone from it, and of others. */
  ofList(course: SiteCourse, learners: { gone: string[]; others: string[] }): Promise<void>;
  /** Who is connected has to come again, and is asked for their right then. */
  of(learnerIds: readonly string[]): Promise<void>;
}

/**
 * Whoever has another right than before loses their connections at once: their browsers connect anew, and
 * each room is decided on anew. Who has left a course is none of its people any more.
 *
 * @param parts.endConnections ends all connections of a learner
 * @param parts.forgetVisits has forgotten that these learners were in rooms of a course
 */
export function createEndRight(parts: {
  prisma: PrismaClient;
  sites: readonly SiteRule[];
  endConnections(learnerId: string): Promise<void>;
  forgetVisits(course: SiteCourse, learnerIds: string[]): Promise<void>;
  noteFailure: NoteFailure;
  now: () => Date;
}): EndRight {
  const { prisma, sites, endConnections, forgetVisits, noteFailure, now } = parts;

  async function connected(learnerIds: readonly string[]): Promise<readonly string[]> {
    if (learnerIds.length <= FEW) return learnerIds;
    const ids: string[] = [];
    for (let first = 0; first < learnerIds.length; first += BATCH) {
      const some = learnerIds.slice(first, first + BATCH);
      const found = await prisma.learner.findMany({
        where: { id: { in: some }, presenceEndsAt: { gt: now() } },
        select: { id: true },
      });
      ids.push(...found.map(({ id }) => id));
    }
    return ids;
  }

  async function of(learnerIds: readonly string[]): Promise<void> {
    const limit = pLimit(AT_ONCE);
    const ids = await connected(learnerIds);
    const ending = ids.map((id) =>
      limit(async () => {
        try {
          await endConnections(id);
        } catch (error) {
          // They are asked for their right within 15 minutes all the same.
          noteFailure(error, 'Channels could not be told that a right has changed');
        }
      }),
    );
    await Promise.all(ending);
  }

  /** Visits say who is reached as one of the course. */
  async function leaveCourse(
    rule: SiteRule,
    course: string,
    learnerIds: readonly string[],
  ): Promise<void> {
    const room = rule.sameCourse?.[course] ?? course;
    const shared = coursesAt(rule, room);
    for (let first = 0; first < learnerIds.length; first += BATCH) {
      const some = learnerIds.slice(first, first + BATCH);
      const stay = await prisma.enrolment.findMany({
        where: {
          ...{ site: rule.id, courseId: { in: shared }, learnerId: { in: some } },
          OR: [{ endsAt: null }, { endsAt: { gt: now() } }],
        },
        select: { learnerId: true },
      });
      const staying = new Set(stay.map(({ learnerId }) => learnerId));
      const gone = some.filter((id) => !staying.has(id));
      await forgetVisits({ site: rule.id, course: room }, gone);
    }
  }

  return {
    of,
    async ofList({ site, course }, { gone, others }) {
      const rule = sites.find(({ id }) => id === site);
      await of([...gone, ...others]);
      if (rule?.access === 'enrolled') await leaveCourse(rule, course, gone);
    },
  };
}
