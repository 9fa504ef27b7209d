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

/** Ms that a page may take, on a machine that has much to do, until it knows who is there. */
const LOADING_MS = 3_000;

/** Whether a person who came back was gone when the reader's page arrived at `at`. */
export function wasGoneAt(sightings: readonly Sighting[], look: Look, at: number): boolean {
  return absences(sightings, look).some(
    ({ gone, back }) => gone.at <= at + LOADING_MS && back.at >= at,
  );
}

/**
 * The longest time, in ms, that a person was gone as far as a reader's page can have known, out of
 * the times that they came back from.
 */
export function longestAbsence(sightings: readonly Sighting[], look: Look): number {
  const own = sightingsOf(sightings, look, look.reader);
  const times = absences(sightings, look).map(
    ({ gone, back }) => knownFrom(own, back.at) - knownFrom(own, gone.at),
  );
  return Math.max(0, ...times);
}

/** The times that a person was gone and came back from. */
function absences(
  sightings: readonly Sighting[],
  look: Look,
): { gone: Sighting; back: Sighting }[] {
  const theirs = sightingsOf(sightings, look, look.name);
  return theirs.flatMap((gone, index) => {
    const back = theirs[index + 1];
    return gone.here || gone.at < look.since || !back?.here ? [] : [{ gone, back }];
  });
}

function sightingsOf(sightings: readonly Sighting[], { channel }: Look, name: string): Sighting[] {
  return sightings.filter((seen) => seen.channel === channel && seen.name === name);
}

/** When what happened at `at` was known to one who came and went as `own` says. */
function knownFrom(own: readonly Sighting[], at: number): number {
  const last = own.findLast((seen) => seen.at <= at);
  if (last?.here !== false) return at;
  return own.find((seen) => seen.at > at && seen.here)?.at ?? at;
}
