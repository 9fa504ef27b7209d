import { lingerMs } from '../../extension/presence/linger-ms.ts';
import { DEPARTURE_JITTER_MS, LINGER_MS } from '../../extension/timing/join-timings.ts';
import type { Figure } from '../figure.ts';
import { type Case, pairsIn, stepsIn } from './cases.ts';
import { byTime, inOrder, type Linker, mostAlike, scoreOf } from './linkers.ts';
import { record } from './record.ts';
import { walkedBy } from './walks.ts';

const LEARNERS = 1_000;
const WALK = { learners: LEARNERS, totalMs: 10 * 60_000, stayMs: 5 * 60_000, seed: 17 };
/** Standard deviations that chance may do better than its average: it does so in one of 700 recordings. */
const MARGIN = 3;
/** Of all steps, how many must be found where nothing hides them; else the experiment shows nothing. */
const FOUND_UNHIDDEN = 0.9;

/**
 * The recorded experiment of docs/privacy.md: whether somebody who watches two rooms can tell which of those who
 * are only counted in the one is who in the other.
 */
export async function* measureUnlinked(): AsyncIterable<Figure> {
  const lingers = (fraction: () => number) => lingerMs(true, fraction);
  const recording = await record(await walkedBy({ ...WALK, lingerMs: lingers }), LEARNERS);
  const { passages, learnerOf, others } = recording;
  yield {
    what: `said of ${LEARNERS} who are counted, but that they come and go`,
    value: others.length,
    unit: 'messages',
    bar: 0,
    atMost: true,
    note: `${passages.length} of those; a tenth of them reported being active, and away`,
  };

  const pairs = pairsIn(passages, learnerOf);
  yield found('learners found by the most alike of ids', pairs, mostAlike);
  const saidOf = Map.groupBy(passages, ({ id }) => id);
  const contents = (id: string) => {
    const said = (saidOf.get(id) ?? []).map(({ kind, rest }) => `${kind} ${rest}`);
    return [...new Set(said)].sort().join();
  };
  yield found('learners found by all else that is said of them', pairs, (known, candidates) =>
    candidates.find((id) => contents(id) === contents(known)),
  );

  const stay = { leastMs: LINGER_MS, mostMs: LINGER_MS + DEPARTURE_JITTER_MS };
  const steps = stepsIn(passages, learnerOf, stay);
  const usual = byTime.nearestTo((stay.leastMs + stay.mostMs) / 2);
  yield found('steps found: the last to come', steps, byTime.last);
  yield found('steps found: the first to come', steps, byTime.first);
  yield found('steps found: the nearest to the usual time', steps, usual);
  yield found('steps found: in the order of coming', steps, inOrder());

  const undelayed = await walkedBy({ ...WALK, lingerMs: () => LINGER_MS });
  const moves = undelayed.map((move) => ({ ...move, id: String(move.learner) }));
  const always = { leastMs: LINGER_MS, mostMs: LINGER_MS };
  const open = stepsIn(moves, ({ id }) => Number(id), always);
  const { right, tries } = scoreOf(open, byTime.last);
  yield {
    what: 'the same, were departures not delayed: the last to come',
    value: right / tries,
    unit: 'of all',
    bar: FOUND_UNHIDDEN,
    atMost: false,
  };
}

function found<Known, Candidate>(
  what: string,
  cases: readonly Case<Known, Candidate>[],
  linker: Linker<Known, Candidate>,
): Figure {
  const { right, chance, deviation, tries } = scoreOf(cases, linker);
  return {
    what,
    value: right / tries,
    unit: 'of all',
    bar: (chance + MARGIN * deviation) / tries,
    atMost: true,
    note: `${right} of ${tries}; chance ${chance.toFixed(1)} ± ${deviation.toFixed(1)}`,
  };
}
