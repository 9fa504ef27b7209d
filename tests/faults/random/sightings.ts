import type { Sighting } from '../../support/protocol-client.ts';

/** Where and for whom to look. */
export interface Look {
  channel: string;
  /** Of whom it is. */
  name: string;
  /** Whose page it is: what happened while they were gone themselves they learnt when they were back. */
  reader: string;
  /** From when on, in ms since the epoch. */
  since: number;
}

/**
 * The longest time, in ms, that a person was gone as far as a reader's page can have known, out of
 * the times that they came back from.
 */
export function longestAbsence(sightings: readonly Sighting[], look: Look): number {
  const of = (name: string) =>
    sightings.filter((seen) => seen.channel === look.channel && seen.name === name);
  const theirs = of(look.name);
  const own = of(look.reader);
  let longest = 0;
  for (const [index, gone] of theirs.entries()) {
    const back = theirs[index + 1];
    if (gone.here || gone.at < look.since || !back?.here) continue;
    longest = Math.max(longest, knownFrom(own, back.at) - knownFrom(own, gone.at));
  }
  return longest;
}

/** When what happened at `at` was known to one who came and went as `own` says. */
function knownFrom(own: readonly Sighting[], at: number): number {
  const last = own.findLast((seen) => seen.at <= at);
  if (last?.here !== false) return at;
  return own.find((seen) => seen.at > at && seen.here)?.at ?? at;
}
