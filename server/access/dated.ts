import type { PrismaClient } from '../database/generated/client.ts';
import type { EndRight } from './end-right.ts';

/** Under which name it is kept until when dates were looked at. */
const STATE = 'enrolments-looked-at';

/**
 * Carries out what lists say by dates: whoever is on a course since now, or no longer, has to come again.
 *
 * @param parts.onChange told before anybody has to
 */
export function createDated(parts: {
  prisma: PrismaClient;
  endRight: Pick<EndRight, 'ofList'>;
  onChange(): Promise<void>;
  now: () => Date;
}): () => Promise<void> {
  const { prisma, endRight, onChange, now } = parts;
  return async () => {
    const until = now();
    const state = await prisma.serverState.findUnique({ where: { name: STATE } });
    const between = { gt: state ? new Date(state.value) : until, lte: until };
    const rows = await prisma.enrolment.findMany({
      where: { OR: [{ beginsAt: between }, { endsAt: between }] },
      orderBy: [{ site: 'asc' }, { courseId: 'asc' }],
    });
    if (rows.length > 0) await onChange();
    const isOver = ({ endsAt }: { endsAt: Date | null }) => endsAt !== null && endsAt <= until;
    const byCourse = Map.groupBy(rows, ({ site, courseId }) => JSON.stringify([site, courseId]));
    for (const [first, ...more] of byCourse.values()) {
      if (!first) continue;
      const all = [first, ...more];
      const course = { site: first.site, course: first.courseId };
      const [over, begun] = [all.filter(isOver), all.filter((each) => !isOver(each))];
      await endRight.ofList(course, { gone: over.map(idOf), others: begun.map(idOf) });
    }
    const value = until.toISOString();
    await prisma.serverState.upsert({
      where: { name: STATE },
      create: { name: STATE, value },
      update: { value },
    });
  };
}

const idOf = ({ learnerId }: { learnerId: string }) => learnerId;
