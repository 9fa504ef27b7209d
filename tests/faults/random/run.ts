import { openFaultyStage } from '../../support/faulty-stage.ts';
import { within } from '../../support/within-ms.ts';
import { CHAPTERS, chooseBatch } from './choose.ts';
import { drainToasts } from './drain-toasts.ts';
import type { Join } from './page-record.ts';
import { PageRecords } from './page-records.ts';
import { gather, type Players, WATCHER } from './players.ts';
import { createRandom, type Random } from './random.ts';
import { type DeliveryOutcome, settle } from './settle.ts';
import { type Step, worldAfter } from './step.ts';
import { cameBetween, newWorld, type World } from './world.ts';

/** Three learners, one of them with two browsers, and six who join by the protocol alone. */
const BROWSERS = ['Ana', 'Ana', 'Ben', 'Cem'];
const CLIENTS = ['Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo'];
const EVERYBODY = [...new Set([...BROWSERS, ...CLIENTS, WATCHER])];

/** Share of the batches after which toasts go by themselves, instead of being dismissed. */
const LEFT_ALONE = 0.2;

/** Ms that a step may take; a page that loads slowly takes some of them. */
const STEP_MS = 60_000;

/** What came of a run. */
export interface RunResult {
  steps: number;
  settlings: number;
  /** Times that a page had to tell of somebody. */
  due: number;
  /** Toasts that were shown. */
  toasts: number;
  /** Overlays that were wrong after settling, each in a line. */
  wrongRosters: string[];
  undueToasts: string[];
  missingToasts: string[];
  /** What stood on a console. */
  complaints: string[];
  /** Ms. */
  slowestSettling: number;
}

/** How a run goes. */
export interface RunOptions {
  seed: number;
  steps: number;
  /** Steps between two settlings, at the most. */
  largestBatch: number;
  /** Called after every settling with what has come of the run so far, and with what was done. */
  onSettled?(result: RunResult, batch: readonly Step[]): void;
}

/** Plays random steps in real browsers, and compares what they show with what is true. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { seed, steps, largestBatch, onSettled } = options;
  const random = createRandom(seed);
  await using stage = await openFaultyStage();
  const players = await gather(stage, { browsers: BROWSERS, clients: CLIENTS }, CHAPTERS);
  const records = new PageRecords();
  const joins: Join[] = [];
  const restarts: number[] = [];
  const tabs = { next: 0 };
  const result: RunResult = {
    steps: 0,
    settlings: 0,
    due: 0,
    toasts: 0,
    wrongRosters: [],
    undueToasts: [],
    missingToasts: [],
    complaints: [],
    slowestSettling: 0,
  };
  let world = newWorld(BROWSERS, CLIENTS);
  while (result.steps < steps) {
    const size = Math.min(steps - result.steps, 1 + random.below(largestBatch));
    const batch = chooseBatch(world, size, random, tabs).steps;
    records.begin(Date.now());
    for (const step of batch) {
      const before = world;
      world = worldAfter(before, step);
      const at = Date.now();
      for (const came of cameBetween(before, world, CHAPTERS)) joins.push({ at, ...came });
      if (step.kind === 'restart') restarts.push(at);
      records.note({ step, before, world, at });
      await within(JSON.stringify(step), players.perform(step), STEP_MS);
    }
    const settled = await settle(world, players);
    await drain(world, players, random);
    result.steps += size;
    result.settlings += 1;
    result.slowestSettling = Math.max(result.slowestSettling, settled.took);
    result.wrongRosters.push(...settled.wrong.map((line) => `step ${result.steps}: ${line}`));
    judgeToasts(result, { world, players, records, joins, restarts, settled });
    result.complaints = players.browsers.flatMap(({ consoles }) => consoles);
    onSettled?.(result, batch);
  }
  return result;
}

/** Has all toasts come and go. Pages that are not seen have none. */
async function drain(world: World, players: Players, random: Random): Promise<void> {
  const dismiss = random.fraction() >= LEFT_ALONE;
  const pages = world.browsers.map(({ front }) => players.tabs.get(front ?? -1)?.page);
  await Promise.all(pages.map((page) => page && drainToasts(page, dismiss)));
}

function judgeToasts(
  result: RunResult,
  known: {
    world: World;
    players: Players;
    records: PageRecords;
    joins: readonly Join[];
    restarts: readonly number[];
    settled: DeliveryOutcome;
  },
): void {
  const { world, players, records, joins, restarts, settled } = known;
  for (const { learner, line, tabs } of world.browsers) {
    // Whom a page without a line should have told of is judged when it has one again.
    if (line !== 'open') continue;
    for (const { id, chapter } of tabs) {
      const verdict = records.of(id)?.judge({
        history: players.tabs.get(id)?.history ?? [],
        others: EVERYBODY.filter((name) => name !== learner),
        joins,
        sightings: players.sightings,
        restarts,
        listed: settled.listed.get(id) ?? [],
      });
      if (!verdict) continue;
      const where = `step ${result.steps}: tab ${id} of ${learner}, chapter ${chapter}`;
      result.due += verdict.due;
      result.toasts += verdict.shown;
      result.undueToasts.push(...verdict.undue.map((name) => `${where}: ${name}`));
      result.missingToasts.push(...verdict.missing.map((name) => `${where}: ${name}`));
    }
  }
}
