import type { PrismaClient } from '../database/generated/client.ts';
import type { Enrolment } from './enrolment.ts';

/** What lists say of these learners, by learner; who is on none is not among them. */
export async function readEnrolments(
  prisma: PrismaClient,
  learnerIds: string[],
): Promise<Map<string, Enrolment[]>> {
  const rows = await prisma.enrolment.findMany({ where: { learnerId: { in: learnerIds } } });
  return Map.groupBy(rows, ({ learnerId }) => learnerId);
}
