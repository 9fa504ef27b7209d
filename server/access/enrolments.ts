import type { Outages } from '../health/outages.ts';
import { unavailable } from '../http/unavailable.ts';
import type { Enrolment } from './enrolment.ts';

/** Ms that what was read counts, where nothing says that it has changed. */
const FRESH_MS = 5 * 60_000;
/** Ms that it stands in for a database that does not answer. */
const KEEP_MS = 30 * 60_000;
/** Learners: some 20 MB. */
const CAPACITY = 50_000;

/** What the lists of courses say of learners. */
export interface Enrolments {
  /** @throws Problem `database-unavailable` where that can't be told */
  of(learnerId: string): Promise<readonly Enrolment[]>;
  /** What was read of these learners, or of all, does not count any more. */
  forget(learnerIds: readonly string[] | 'all'): void;
}

interface Known {
  rows: readonly Enrolment[];
  readAt: number;
  isFresh: boolean;
}

/**
 * Reads them from the database and remembers them: lists change seldom, and everybody asks all the time.
 * What many ask for at once is read by one query.
 *
 * @param options.read those of some learners, by learner
 * @param options.isCurrent whether changes that other processes make are heard of
 * @param options.now ms, of a clock that only goes forward
 */
export function createEnrolments(options: {
  read(learnerIds: string[]): Promise<Map<string, Enrolment[]>>;
  isCurrent(): boolean;
  outages: Pick<Outages, 'report' | 'isDown'>;
  now: () => number;
}): Enrolments {
  const { read, isCurrent, outages, now } = options;
  const known = new Map<string, Known>();
  /** Learners who are read together, once the requests of this moment have asked. */
  let next: { ids: Set<string>; read: Promise<Map<string, Enrolment[]>> } | null = null;
  /** How often something was forgotten: what was read before that is not kept. */
  let changes = 0;

  function readSoon(learnerId: string): Promise<Map<string, Enrolment[]>> {
    if (!next) {
      const ids = new Set<string>();
      const together = Promise.resolve().then(() => {
        next = null;
        return read([...ids]);
      });
      next = { ids, read: together };
    }
    next.ids.add(learnerId);
    return next.read;
  }

  function keep(learnerId: string, rows: readonly Enrolment[]): void {
    known.delete(learnerId);
    known.set(learnerId, { rows, readAt: now(), isFresh: true });
    const [oldest] = known.keys();
    if (known.size > CAPACITY && oldest !== undefined) known.delete(oldest);
  }

  function lastKnown(learnerId: string): readonly Enrolment[] {
    const last = known.get(learnerId);
    if (!last || now() - last.readAt > KEEP_MS) throw unavailable('database');
    return last.rows;
  }

  return {
    async of(learnerId) {
      const last = known.get(learnerId);
      if (last?.isFresh && isCurrent() && now() - last.readAt < FRESH_MS) return last.rows;
      if (outages.isDown('database')) return lastKnown(learnerId);
      const before = changes;
      try {
        const rows = (await readSoon(learnerId)).get(learnerId) ?? [];
        if (changes === before) keep(learnerId, rows);
        return rows;
      } catch (error) {
        if (outages.report(error) !== 'database') throw error;
        return lastKnown(learnerId);
      }
    },
    forget(learnerIds) {
      changes += 1;
      const ids = learnerIds === 'all' ? known.keys() : learnerIds;
      for (const id of ids) {
        const last = known.get(id);
        if (last) last.isFresh = false;
      }
    },
  };
}
