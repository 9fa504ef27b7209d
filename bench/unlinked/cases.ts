/** Timers run at whole ms. */
const CLOCK_MS = 1;

/** Somebody came to a room, or left it, as those who watch it know them. */
export interface Passage {
  atMs: number;
  channel: string;
  kind: 'join' | 'leave';
  /** Theirs in that room. */
  id: string;
}

/** What is known of one, whom it may be, and who it is; `null`: none of them. */
export interface Case<Known, Candidate> {
  known: Known;
  candidates: readonly Candidate[];
  truth: Candidate | null;
}

/** Who somebody in one room is in the other: of each who was in both, by their ids there. */
export function pairsIn<Each extends Passage>(
  passages: readonly Each[],
  learnerOf: (passage: Each) => number,
): Case<string, string>[] {
  const rooms = Array.from(Map.groupBy(passages, ({ channel }) => channel).values());
  const [here = new Map(), there = new Map()] = rooms.map(
    (inRoom) => new Map(inRoom.map((passage) => [learnerOf(passage), passage.id])),
  );
  const candidates = [...new Set<string>(there.values())];
  return Array.from(here, ([learner, known]) => ({
    known,
    candidates,
    truth: there.get(learner) ?? null,
  }));
}

/**
 * Who of those who came to the one room is it who has just left the other, in the order of time. Whoever steps
 * from the one to the other leaves it so many ms after they came.
 */
export function stepsIn<Each extends Passage>(
  passages: readonly Each[],
  learnerOf: (passage: Each) => number,
  { leastMs, mostMs }: { leastMs: number; mostMs: number },
): Case<Each, Each>[] {
  const joins = passages.filter(({ kind }) => kind === 'join');
  return passages.flatMap((left) => {
    if (left.kind !== 'leave') return [];
    const candidates = joins.filter(
      ({ atMs, channel }) =>
        channel !== left.channel &&
        left.atMs - atMs >= leastMs &&
        left.atMs - atMs <= mostMs + CLOCK_MS,
    );
    if (candidates.length === 0) return [];
    const truth = candidates.find((each) => learnerOf(each) === learnerOf(left)) ?? null;
    return [{ known: left, candidates, truth }];
  });
}
