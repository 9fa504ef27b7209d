import { REPORT_EVERY_MS } from '../contract/presence.ts';
import { createLatestByLearner } from './latest-by-learner.ts';
import type { Seen } from './room-id.ts';
import type { SeenOn } from './seen-on.ts';

/** Rooms that learners were let into by a name a moment ago, of which their browsers need not have reported yet. */
export interface LetInLately {
  note(learnerId: string, channel: string, seen: Seen): void;
  /** The channels on which a learner has come to be seen by a name since then. */
  of(learnerId: string): SeenOn[];
  forget(learnerId: string): void;
}

/**
 * Remembers those of this process, until a report of activity says where their learner is. Who is only counted is
 * told of by no event, and not noted.
 */
export function createLetInLately(now: () => number): LetInLately {
  const latest = createLatestByLearner<{ seen: SeenOn['seen']; at: number } | null>();
  return {
    note(learnerId, channel, seen) {
      latest.note(learnerId, channel, seen === 'counted' ? null : { seen, at: now() });
    },
    of: (learnerId) =>
      Array.from(latest.of(learnerId)).flatMap(([channel, noted]) =>
        noted && now() - noted.at <= REPORT_EVERY_MS ? [{ channel, seen: noted.seen }] : [],
      ),
    forget: latest.forget,
  };
}
