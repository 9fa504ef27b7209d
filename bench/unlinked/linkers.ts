import type { Case, Passage } from './cases.ts';

/** A guess at which of `candidates` is the one. */
export type Linker<Known, Candidate> = (
  known: Known,
  candidates: readonly Candidate[],
) => Candidate | undefined;

/** How often a linker was right, and how often whoever takes any of the candidates is. */
export interface Score {
  right: number;
  chance: number;
  /** The standard deviation of what chance does. */
  deviation: number;
  tries: number;
}

/** Has `linker` guess in each case; those without a right answer mislead it, and count for nothing. */
export function scoreOf<Known, Candidate>(
  cases: readonly Case<Known, Candidate>[],
  linker: Linker<Known, Candidate>,
): Score {
  let right = 0;
  let chance = 0;
  let variance = 0;
  for (const { known, candidates, truth } of cases) {
    const guess = linker(known, candidates);
    if (truth === null) continue;
    if (guess === truth) right += 1;
    const share = 1 / candidates.length;
    chance += share;
    variance += share * (1 - share);
  }
  const tries = cases.filter(({ truth }) => truth !== null).length;
  return { right, chance, deviation: Math.sqrt(variance), tries };
}

/** The id that is most like the known one: most characters the same, and most of them from the beginning on. */
export function mostAlike(known: string, candidates: readonly string[]): string | undefined {
  return best(candidates, (id) => {
    const isSame = Array.from(id, (character, at) => character === known[at]);
    const differsAt = isSame.indexOf(false);
    return isSame.filter(Boolean).length + (differsAt === -1 ? isSame.length : differsAt);
  });
}

type StepLinker = Linker<Passage, Passage>;

/** Who came last before the other left, who came first, or who came nearest to so long before. */
export const byTime = {
  last: ((_left, came) => best(came, ({ atMs }) => atMs)) satisfies StepLinker,
  first: ((_left, came) => best(came, ({ atMs }) => -atMs)) satisfies StepLinker,
  nearestTo:
    (usualMs: number): StepLinker =>
    (left, came) =>
      best(came, ({ atMs }) => -Math.abs(left.atMs - usualMs - atMs)),
};

/** Whoever came first leaves first, and nobody twice. To be asked in the order of time. */
export function inOrder(): StepLinker {
  const taken = new Set<Passage>();
  return (_left, came) => {
    const first = came.find((each) => !taken.has(each));
    if (first) taken.add(first);
    return first;
  };
}

function best<Candidate>(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  let found: Candidate | undefined;
  for (const candidate of candidates) {
    if (found === undefined || worth(candidate) > worth(found)) found = candidate;
  }
  return found;
}
