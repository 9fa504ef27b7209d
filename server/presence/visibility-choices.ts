import type { Place } from '../access/decision.ts';
import { chosenFor, type VisibilityChoice } from '../contract/course-visibility.ts';
import { createLastKnown } from '../health/last-known.ts';
import type { Outages } from '../health/outages.ts';
import { unavailable } from '../http/unavailable.ts';

/** Ms that an answer may stand in for the database. */
const KEEP_MS = 5 * 60_000;
/** Learners: some 5 MB. */
const CAPACITY = 50_000;

/**
 * Whether others see a part of a learner that they are not to see any more, or not as it is, anywhere. Who was
 * offline, and is not in a course where that differs, comes by themselves.
 */
export function isSeenOtherwise(before: VisibilityChoice, after: VisibilityChoice): boolean {
  const courses = [...before.courseVisibility, ...after.courseVisibility];
  const differsIn = (where: Place | null) => chosenFor(before, where) !== chosenFor(after, where);
  return courses.some(differsIn) || (before.visibility !== 'offline' && differsIn(null));
}

/** What learners have chosen of how much others see of them, within what is allowed. */
export interface VisibilityChoices {
  /** @throws Problem `database-unavailable` where that can't be told */
  of(learnerId: string): Promise<VisibilityChoice>;
  /** Takes over what a learner has just chosen. */
  note(learnerId: string, choice: VisibilityChoice): void;
}

/**
 * Asks the database, and while that does not answer goes by what it said in the last minutes: who was
 * here a moment ago may join, and who is not known has to wait.
 *
 * @param options.read what the database says
 * @param options.now ms, of a clock that only goes forward
 */
export function createVisibilityChoices(options: {
  read(learnerId: string): Promise<VisibilityChoice>;
  outages: Pick<Outages, 'report' | 'isDown'>;
  now: () => number;
}): VisibilityChoices {
  const { read, outages, now } = options;
  const known = createLastKnown<VisibilityChoice>({ capacity: CAPACITY, keepMs: KEEP_MS, now });

  function lastKnown(learnerId: string): VisibilityChoice {
    const value = known.get(learnerId);
    if (value === undefined) throw unavailable('database');
    return value;
  }

  return {
    async of(learnerId) {
      if (outages.isDown('database')) return lastKnown(learnerId);
      try {
        const value = await read(learnerId);
        known.note(learnerId, value);
        return value;
      } catch (error) {
        if (outages.report(error) !== 'database') throw error;
        return lastKnown(learnerId);
      }
    },
    note: known.note,
  };
}
