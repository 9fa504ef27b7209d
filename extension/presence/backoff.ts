/** Ms over which the first retry is spread: a thousand browsers don't come back in the same second. */
const FIRST_MS = 3_000;
/** Ms between retries while the outage is young: a server that restarts is found within 5 s. */
const YOUNG_MS = { least: 4_400, most: 4_900 };
/** Retries until an outage is no longer young: at least 74 s, for what takes a minute to restart. */
const YOUNG_RETRIES = 17;
/** Ms until the last browser has made that many. */
const YOUNG_FOR_MS = FIRST_MS + YOUNG_RETRIES * YOUNG_MS.most;
/**
 * Ms between retries from then on: at most 25 in the first ten minutes. Whoever comes back to a
 * chapter or opens the popup has it tried at once.
 */
const LONG_MS = { least: 80_000, most: 100_000 };
/** Ms that a browser may take to connect and to join its channels. */
const JOINING_MS = 2_000;

/**
 * How long to wait before the next try, in ms.
 *
 * @param failures tries that failed so far; 0 where what worked has just been lost
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoff(failures: number, random: number): number {
  if (failures === 0) return FIRST_MS * random;
  const { least, most } = failures <= YOUNG_RETRIES ? YOUNG_MS : LONG_MS;
  return least + (most - least) * random;
}

/**
 * How long all who were cut off together may take to be back, in ms from when one of them is.
 *
 * @param outage ms that it lasted
 */
export function returnTime(outage: number): number {
  return (outage < YOUNG_FOR_MS ? YOUNG_MS.most : LONG_MS.most) + JOINING_MS;
}
