import { RETURN_WINDOW_MS } from '../timing/join-timings.ts';
import type { Roster } from './roster.ts';

/** Who is shown no longer, and until when they are remembered (ms on a clock that is never set). */
export type RecentLeavers = ReadonlyMap<string, number>;

/**
 * Takes in whom `next` does not show any more, and forgets whose time is over.
 *
 * @param returnEnds until when others may be about to come back after an outage
 */
export function addLeaver(
  departed: RecentLeavers,
  before: Roster,
  next: Roster,
  now: number,
  returnEnds: number,
): RecentLeavers {
  const remembered = new Map([...departed].filter(([, until]) => until > now));
  for (const id of before.keys()) {
    if (!next.has(id)) remembered.set(id, Math.max(now + RETURN_WINDOW_MS, returnEnds));
  }
  return remembered;
}
