/** What a learner does, and how many seconds of simulated time later the next thing. */
export interface Step {
  after: number;
  /**
   * - `follow`: a link within the page leads to another chapter
   * - `load`: another chapter is opened as a page of its own
   * - `peek`: a link to the next chapter, and back within two seconds
   * - `reload`
   * - `open`: another tab, with another chapter
   * - `close`: the tab that was opened last, if there is more than one
   */
  kind: 'follow' | 'load' | 'peek' | 'reload' | 'open' | 'close';
  chapter: number;
}

/** Reloads, tabs and moves are equally frequent, and so are the ways of each. */
const RELOADS: Step['kind'][] = ['reload'];
const TABS: Step['kind'][] = ['open', 'close'];
const MOVES: Step['kind'][] = ['follow', 'load', 'peek'];
const KINDS = [RELOADS, TABS, MOVES];

/** Seconds that a learner reads before the next step: half a minute to four. */
const READS = { least: 30, most: 240 };

/**
 * What a learner does within `seconds` of simulated time, on `chapters` chapters. The same seed gives
 * the same script.
 */
export function scriptFor(seed: number, seconds: number, chapters: number): Step[] {
  const random = generator(seed);
  const steps: Step[] = [];
  for (let time = 0; ; ) {
    const after = READS.least + random() * (READS.most - READS.least);
    time += after;
    if (time > seconds) return steps;
    const kind = pick(random, pick(random, KINDS));
    steps.push({ after, kind, chapter: 1 + Math.floor(random() * chapters) });
  }
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
