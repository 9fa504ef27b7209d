import { createLastKnown } from '../health/last-known.ts';
import type { Outages } from '../health/outages.ts';
import { unavailable } from '../http/unavailable.ts';

/** Ms that an answer may stand in for the database. */
const KEEP_MS = 5 * 60_000;
/** Learners: some 5 MB. */
const CAPACITY = 50_000;

/** Whether learners appear offline. */
export interface AppearsOffline {
  /** @throws Problem `database-unavailable` where that can't be told */
  of(learnerId: string): Promise<boolean>;
  /** Takes over what a learner has just chosen. */
  note(learnerId: string, appearsOffline: boolean): void;
}

/**
 * Asks the database, and while that does not answer goes by what it said in the last minutes: who was
 * here a moment ago may join, and who is not known has to wait.
 *
 * @param options.read what the database says
 * @param options.now ms, of a clock that only goes forward
 */
export function createAppearsOffline(options: {
  read(learnerId: string): Promise<boolean>;
  outages: Pick<Outages, 'report' | 'isDown'>;
  now: () => number;
}): AppearsOffline {
  const { read, outages, now } = options;
  const known = createLastKnown<boolean>({ capacity: CAPACITY, keepMs: KEEP_MS, now });

  function lastKnown(learnerId: string): boolean {
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
