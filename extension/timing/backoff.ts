/** From and to, in ms: browsers that were cut off together don't all try at the same moment. */
type Span = readonly [least: number, most: number];

/** How often something that does not work is tried: often at first, and seldom for as long as it lasts. */
export interface Pace {
  /** For so many tries that failed. */
  tries: number;
  often: Span;
  /** From then on. */
  seldom: Span;
}

/**
 * How long to wait before the next try, in ms.
 *
 * @param failures tries that failed so far
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoff(pace: Pace, failures: number, random: number): number {
  const [least, most] = failures <= pace.tries ? pace.often : pace.seldom;
  return least + (most - least) * random;
}
