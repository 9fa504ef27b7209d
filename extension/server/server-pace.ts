import { backoff, type Pace } from '../timing/backoff.ts';

/** Retries until an outage is no longer young: at least 74 s, for what takes a minute to restart. */
const YOUNG_RETRIES = 18;
/** Ms that a browser may take to connect and to join its channels. */
const JOINING_MS = 2_000;

/**
 * How often the server is tried: one that restarts is found within 5 s; one that is away for long is
 * tried at most 25 times in the first ten minutes. Whoever comes back to a chapter or opens the popup
 * has it tried at once.
 */
const SERVER_PACE = {
  tries: YOUNG_RETRIES,
  often: [4_400, 4_900],
  seldom: [90_000, 120_000],
} as const satisfies Pace;

/**
 * Ms over which the first try after a loss is spread. It is quick: most often nobody else has lost anything,
 * and others still show who is back within 2.5 s; a server that went down takes none of these tries.
 */
const FIRST_TRY_SPREAD_MS = 500;
/** Ms of the return of all for each browser: a server takes in some 250 in a second. */
const TURN_MS = 4.5;
/** Ms until the last browser has made all tries of a young outage. */
const YOUNG_FOR_MS = YOUNG_RETRIES * SERVER_PACE.often[1];

/** Ms over which the return of so many is spread. */
const returnSpread = (people: number) => Math.max(SERVER_PACE.often[1], TURN_MS * people);

/**
 * How long to wait before the server is tried again, in ms.
 *
 * @param failures tries that failed so far; 0 where what worked has just been lost
 * @param random from 0 (inclusive) to 1 (exclusive)
 * @param people how many come back with this browser, if all of them were cut off: whoever was one of a
 * thousand spreads the tries over longer than who was alone
 */
export function serverWait(failures: number, random: number, people = 0): number {
  if (failures === 0) return FIRST_TRY_SPREAD_MS * random;
  const spread = returnSpread(people);
  // From here on nobody tries when all others do.
  if (failures === 1) return FIRST_TRY_SPREAD_MS + (spread - FIRST_TRY_SPREAD_MS) * random;
  return Math.max(backoff(SERVER_PACE, failures, random), spread * (1 - 0.1 * random));
}

/**
 * How long all who were cut off together may take to be back, in ms from when one of them is.
 *
 * @param outage ms that it lasted
 * @param people how many they are
 */
export function returnTime(outage: number, people: number): number {
  const wait = outage < YOUNG_FOR_MS ? returnSpread(people) : SERVER_PACE.seldom[1];
  return wait + JOINING_MS;
}

/** How long whom a first snapshot lacks may take longer than in a small return, in ms. */
export function laterReturn(people: number): number {
  return returnSpread(people) - returnSpread(0);
}
