/** How often in a row the overlay puts itself back into a page that took it out, or hid it. */
const RETURNS_IN_A_ROW = 20;
/** Ms after which one more is granted. */
const RETURN_EVERY_MS = 1_000;

/**
 * Limits how often the overlay returns to a page that takes it out: a page that insists is not
 * quarrelled with, and one that does so at every step has the overlay all the same.
 *
 * @returns asks for a return at `now` (ms): 0 where it is granted, else the ms until the next will be
 */
export function createReturnLimit(): (now: number) => number {
  let left = RETURNS_IN_A_ROW;
  let countedAt = 0;
  return (now) => {
    left = Math.min(RETURNS_IN_A_ROW, left + (now - countedAt) / RETURN_EVERY_MS);
    countedAt = now;
    if (left < 1) return (1 - left) * RETURN_EVERY_MS;
    left -= 1;
    return 0;
  };
}
