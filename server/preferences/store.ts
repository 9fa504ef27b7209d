import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesPatch,
  withPatch,
} from '../contract/preferences.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { columnsOf, preferencesIn } from './columns.ts';

/** The learners' preferences, in the database. */
export interface PreferencesStore {
  /** A learner's preferences; the defaults where they never changed any. */
  of(learnerId: string): Promise<Preferences>;
  /** Merges `patch` into a learner's preferences, and gives what they are then. The learner must be known. */
  change(learnerId: string, patch: PreferencesPatch): Promise<Preferences>;
}

/** Keeps preferences in `prisma`, one row a learner who changed any. */
export function createPreferencesStore(prisma: PrismaClient): PreferencesStore {
  return {
    async of(learnerId) {
      const row = await prisma.preferences.findUnique({ where: { learnerId } });
      return row ? preferencesIn(row) : DEFAULT_PREFERENCES;
    },
    change: (learnerId, patch) =>
      prisma.$transaction(async (transaction) => {
        // An update even where nothing changes: it holds the row, so that of two devices that change
        // something at once the second builds upon the first.
        const row = await transaction.preferences.upsert({
          where: { learnerId },
          create: { learnerId, ...columnsOf(DEFAULT_PREFERENCES) },
          update: { learnerId },
        });
        const changed = withPatch(preferencesIn(row), patch);
        await transaction.preferences.update({ where: { learnerId }, data: columnsOf(changed) });
        return changed;
      }),
  };
}
