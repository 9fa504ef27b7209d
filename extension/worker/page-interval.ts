/** People on a chapter up to whom a page shows at once who comes. */
const FEW = 100;
/** Ms between two updates of what a page shows, while much happens at once on its chapter. */
const OF_FEW_MS = 50;
/** The same where there are more: nobody reads a number that is another ten times a second. */
const OF_MANY_MS = 500;

/** Ms between two updates of a page whose chapter has so many people. */
export function pageInterval(people: number): number {
  return people <= FEW ? OF_FEW_MS : OF_MANY_MS;
}
