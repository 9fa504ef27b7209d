/** Characters. A short name has too many neighbours that are names, too: HOST and HOSE. */
const MIN_LENGTH = 8;
/** Characters from which a name may differ in two places. */
const LONG = 10;

/**
 * Environment variables that look like misspelt ones of `known`, a line each that begins with the name.
 * A misspelt variable would be ignored, and what it was for be as by default.
 */
export function misspeltVariables(
  env: Record<string, string | undefined>,
  known: readonly string[],
): string[] {
  const names = new Set(known);
  const lines: string[] = [];
  for (const name of Object.keys(env)) {
    if (names.has(name)) continue;
    const meant = known.find((each) => env[each] === undefined && isNear(name, each));
    if (meant) lines.push(`${name} is no variable of Alongside: did you mean ${meant}?`);
  }
  return lines;
}

function isNear(name: string, known: string): boolean {
  if (known.length < MIN_LENGTH) return name !== known && name.toUpperCase() === known;
  const most = known.length < LONG ? 1 : 2;
  return editDistance(name.toUpperCase(), known, most) <= most;
}

/** Insertions, deletions, substitutions and swaps of neighbours; more than `most` may come as any such number. */
function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let best = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (isSwap) best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
