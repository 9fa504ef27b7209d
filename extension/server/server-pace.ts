import { backoff, type Pace } from '../timing/backoff.ts';

/** Retries until an outage is no longer young: at least 74 s, for what takes a minute to restart. */
const YOUNG_RETRIES = 17;
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

/** Ms over which the first try after a loss is spread: browsers don't come back in the same second. */
const FIRST_TRY_SPREAD_MS = 3_000;
/** Ms until the last browser has made all tries of a young outage. */
const YOUNG_FOR_MS = FIRST_TRY_SPREAD_MS + YOUNG_RETRIES * SERVER_PACE.often[1];

/**
 * How long to wait before the server is tried again, in ms.
 *
 * @param failures tries that failed so far; 0 where what worked has just been lost
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function serverWait(failures: number, random: number): number {
  return failures > 0 ? backoff(SERVER_PACE, failures, random) : FIRST_TRY_SPREAD_MS * random;
}

/**
 * How long all who were cut off together may take to be back, in ms from when one of them is.
 *
 * @param outage ms that it lasted
 */
export function returnTime(outage: number): number {
  return (outage < YOUNG_FOR_MS ? SERVER_PACE.often : SERVER_PACE.seldom)[1] + JOINING_MS;
}
