/** Ms over which the first retry is spread: a thousand browsers don't come back in the same second. */
const FIRST = 3_000;
/** Ms between retries while the outage is young: a server that restarts is found within 5 s. */
const YOUNG = 4_000;
/** Retries until an outage is no longer young: about two minutes. */
const YOUNG_RETRIES = 40;
/** Ms until the first browser may have made that many. */
const YOUNG_FOR = (YOUNG_RETRIES * YOUNG) / 2;
/** Ms between retries from then on: within 30 s, also where a try takes 10 s to fail. */
const LONGEST = 20_000;
/** Ms that a browser may take to connect and to join its channels. */
const JOINING = 2_000;

/**
 * How long to wait before the next try, in ms.
 *
 * @param failures tries that failed so far; 0 where what worked has just been lost
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoff(failures: number, random: number): number {
  if (failures === 0) return FIRST * random;
  const longest = failures <= YOUNG_RETRIES ? YOUNG : LONGEST;
  return longest / 2 + (longest / 2) * random;
}

/**
 * How long all who were cut off together may take to be back, in ms from when one of them is.
 *
 * @param outage ms that it lasted
 */
export function returnTime(outage: number): number {
  return (outage < YOUNG_FOR ? YOUNG : LONGEST) + JOINING;
}
