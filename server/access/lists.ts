import * as v from 'valibot';
import type { EnrolledLearner, EnrolmentTerms } from '../contract/enrolment.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import { Visibility } from '../contract/visibility.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';

/** Rows that one statement writes. */
const AT_ONCE = 1_000;
const DAY_MS = 24 * 3_600_000;
/** Ms. */
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

/** What of a list has changed: learners, by what became of them. */
export interface ListDifference {
  added: EnrolledLearner[];
  changed: EnrolledLearner[];
  removed: string[];
}

/** The lists of who is on which course. Every change has its row in the audit. */
export interface EnrolmentLists {
  of(course: SiteCourse): Promise<EnrolledLearner[]>;
  /** Puts a list in place of the one that there was. */
  replace(
    course: SiteCourse,
    learners: readonly EnrolledLearner[],
    actorId: string,
  ): Promise<ListDifference>;
  /** Puts one learner on a list, on these terms. */
  put(course: SiteCourse, learner: EnrolledLearner, actorId: string): Promise<ListDifference>;
  /** Takes one off a list. */
  remove(course: SiteCourse, learnerId: string, actorId: string): Promise<ListDifference>;
}

/**
 * Keeps them in `prisma`: each change is whole or none.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createEnrolmentLists(
  prisma: PrismaClient,
  schema: string,
  now: () => Date,
): EnrolmentLists {
  const enrolments = tableIn(schema, 'enrolments');
  const changes = tableIn(schema, 'enrolment_changes');

  /** @param only the one learner that it is about; `null`: the whole list */
  function change(
    { site, course: courseId }: SiteCourse,
    wanted: readonly EnrolledLearner[],
    { only, actorId }: { only: string | null; actorId: string },
  ): Promise<ListDifference> {
    const where = { site, courseId, ...(only !== null && { learnerId: only }) };
    const apply = async (transaction: Prisma.TransactionClient): Promise<ListDifference> => {
      // One change of a list after the other: two at once would both miss what the other adds.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`list ${site};${courseId}`}, 0))`;
      const found = await transaction.enrolment.findMany({ where });
      const before = new Map(found.map((row) => [row.learnerId, learnerIn(row)]));
      const difference = differenceOf(before, wanted);
      const { added, changed, removed } = difference;
      const gone = [...removed, ...changed.map(({ learner }) => learner)];
      for (const learnerIds of batches(gone)) {
        await transaction.enrolment.deleteMany({
          where: { site, courseId, learnerId: { in: learnerIds } },
        });
      }
      const put = [...added, ...changed];
      for (const some of batches(put)) {
        await transaction.$executeRaw`
          INSERT INTO ${enrolments}
            (site, course_id, learner_id, begins_at, ends_at, group_name, ceiling, listed_at)
          SELECT ${site}, ${courseId}, learner, "from", until, "group", ceiling, ${now()}
          FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
            AS listed (learner text, "from" timestamptz, until timestamptz, "group" text, ceiling text)`;
      }
      const after = new Map(put.map((each) => [each.learner, each]));
      for (const learnerIds of batches([...added.map(({ learner }) => learner), ...gone])) {
        const some = learnerIds.map((learner) => ({
          learner,
          before: termsOf(before.get(learner)),
          after: termsOf(after.get(learner)),
        }));
        await transaction.$executeRaw`
          INSERT INTO ${changes}
            (changed_at, actor_id, site, course_id, learner_id, before, after)
          SELECT ${now()}, ${actorId}, ${site}, ${courseId}, learner, before, after
          FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
            AS change (learner text, before jsonb, after jsonb)`;
      }
      // Lists that are put again and again are of who is on the course still.
      const listedAt = { lt: new Date(now().getTime() - DAY_MS) };
      await transaction.enrolment.updateMany({
        where: { ...where, listedAt },
        data: { listedAt: now() },
      });
      return difference;
    };
    return retryConflicts(() => prisma.$transaction(apply, TRANSACTION));
  }

  return {
    async of({ site, course: courseId }) {
      const where = { site, courseId };
      const rows = await prisma.enrolment.findMany({ where, orderBy: { learnerId: 'asc' } });
      return rows.map(learnerIn);
    },
    replace: (course, learners, actorId) => change(course, learners, { only: null, actorId }),
    put: (course, learner, actorId) =>
      change(course, [learner], { only: learner.learner, actorId }),
    remove: (course, learnerId, actorId) => change(course, [], { only: learnerId, actorId }),
  };
}

/** What makes one list of another. */
export function differenceOf(
  before: ReadonlyMap<string, EnrolledLearner>,
  wanted: readonly EnrolledLearner[],
): ListDifference {
  const isAsBefore = (each: EnrolledLearner) =>
    JSON.stringify(before.get(each.learner)) === JSON.stringify(each);
  const ids = new Set(wanted.map(({ learner }) => learner));
  return {
    added: wanted.filter(({ learner }) => !before.has(learner)),
    changed: wanted.filter((each) => before.has(each.learner) && !isAsBefore(each)),
    removed: [...before.keys()].filter((learnerId) => !ids.has(learnerId)),
  };
}

interface Row {
  learnerId: string;
  beginsAt: Date | null;
  endsAt: Date | null;
  group: string | null;
  ceiling: string | null;
}

function learnerIn({
  learnerId: learner,
  beginsAt: from,
  endsAt: until,
  group,
  ceiling,
}: Row): EnrolledLearner {
  return { learner, from, until, group, ceiling: v.is(Visibility, ceiling) ? ceiling : null };
}

/** For the audit; times as JSON has them. */
function termsOf(listed: EnrolledLearner | undefined): EnrolmentTerms | null {
  if (!listed) return null;
  const { learner: _whose, ...terms } = listed;
  return terms;
}

function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let first = 0; first < items.length; first += AT_ONCE) {
    yield items.slice(first, first + AT_ONCE);
  }
}
