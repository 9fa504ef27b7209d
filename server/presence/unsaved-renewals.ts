import type { PrismaClient } from '../database/generated/client.ts';
import type { Outages } from '../health/outages.ts';
import { LEASE_MS } from './lease-ms.ts';

/** Learners that are kept; of more, the first are dropped. */
const MAX_LEARNERS = 50_000;
/** Learners that one statement renews. */
const AT_ONCE = 1_000;

/** Renewals that were granted while the database could not note them. */
export interface UnsavedRenewals {
  add(learnerId: string): void;
  /** Has the database note them. Throws where it still does not answer. */
  save(): Promise<void>;
}

export function createUnsavedRenewals(
  prisma: PrismaClient,
  now: () => Date,
  outages: Pick<Outages, 'report'>,
): UnsavedRenewals {
  const ids = new Set<string>();
  return {
    add(learnerId) {
      ids.delete(learnerId);
      ids.add(learnerId);
      const [first] = ids;
      if (ids.size > MAX_LEARNERS && first !== undefined) ids.delete(first);
    },
    async save() {
      while (ids.size > 0) {
        const some = [...ids].slice(0, AT_ONCE);
        for (const id of some) ids.delete(id);
        try {
          await prisma.learner.updateMany({
            where: { id: { in: some } },
            data: { presenceEndsAt: new Date(+now() + LEASE_MS) },
          });
        } catch (error) {
          // What the database refuses it would refuse for ever.
          if (outages.report(error) === 'database') for (const id of some) ids.add(id);
          throw error;
        }
      }
    },
  };
}
