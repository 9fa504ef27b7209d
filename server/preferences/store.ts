import { MAX_COURSES_CHOSEN, type PreferencesPatch } from '../contract/preferences.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { type Choices, DEFAULT_CHOICES, withPatch } from './choices.ts';
import { choicesIn, columnsOf } from './columns.ts';

/** What learners have chosen, in the database. */
export interface PreferencesStore {
  /** A learner's choices; the defaults where they never made any. */
  of(learnerId: string): Promise<Choices>;
  /**
   * Merges `patch` into a learner's choices, and gives what they were and are then. The learner must be known.
   *
   * @throws Problem `malformed-request` where they would be for too many courses
   */
  change(learnerId: string, patch: PreferencesPatch): Promise<{ before: Choices; after: Choices }>;
}

/** Keeps choices in `prisma`, one row a learner who made any. */
export function createPreferencesStore(prisma: PrismaClient): PreferencesStore {
  return {
    async of(learnerId) {
      const row = await prisma.preferences.findUnique({ where: { learnerId } });
      return row ? choicesIn(row) : DEFAULT_CHOICES;
    },
    change: (learnerId, patch) =>
      prisma.$transaction(async (transaction) => {
        // An update even where nothing changes: it holds the row, so that of two devices that change
        // something at once the second builds upon the first.
        const row = await transaction.preferences.upsert({
          where: { learnerId },
          create: { learnerId, ...columnsOf(DEFAULT_CHOICES) },
          update: { learnerId },
        });
        const before = choicesIn(row);
        const after = withPatch(before, patch);
        if (after.courseVisibility.length > MAX_COURSES_CHOSEN) {
          throw new Problem(
            'malformed-request',
            requestWords.tooManyCoursesChosen(MAX_COURSES_CHOSEN),
          );
        }
        await transaction.preferences.update({ where: { learnerId }, data: columnsOf(after) });
        return { before, after };
      }),
  };
}
