import type { Roster } from './roster.ts';

/**
 * Ms that someone who is shown no longer may come back without being told of as new: a connection
 * that was cut is back in less, with the grace.
 */
export const REMEMBERED = 5_000;

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
    if (!next.has(id)) remembered.set(id, Math.max(now + REMEMBERED, returnEnds));
  }
  return remembered;
}
