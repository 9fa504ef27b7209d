/** People on a chapter up to whom each who joins is told of at once, and by name. */
const ONE_BY_ONE_UP_TO = 25;
/** People up to whom who joins is told of at all: of more one knows nobody by the toast. */
const GATHERED_UP_TO = 100;
/** Ms over which joins are gathered between the two. */
const GATHER_MS = 30_000;

/** Ms over which those are gathered into one toast who join a chapter of so many people; `Infinity`: there is none. */
export function gatherJoinsFor(count: number): number {
  if (count <= ONE_BY_ONE_UP_TO) return 0;
  return count <= GATHERED_UP_TO ? GATHER_MS : Infinity;
}
