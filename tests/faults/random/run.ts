import { fileURLToPath } from 'node:url';
import { buildExtension } from '../../support/build-extension.ts';
import { openFaultyStage } from '../../support/faulty-stage.ts';
import { within } from '../../support/within-ms.ts';
import { ADMIN_ENV } from './act.ts';
import { chooseBatch } from './choose.ts';
import { drainToasts } from './drain-toasts.ts';
import { PageRecords } from './page-records.ts';
import { levelIn, mayEnter, WATCHER } from './people.ts';
import { PeopleLog } from './people-log.ts';
import { gather, type Players } from './players.ts';
import { createRandom, type Random } from './random.ts';
import { roomName } from './rooms.ts';
import { IDS_ENV } from './seen-by-id.ts';
import { settle } from './settle.ts';
import { type Step, worldAfter } from './step.ts';
import { type VisitBegun, Visits } from './visits.ts';
import { newWorld, personCalled, presentOn, type Tab, type World } from './world.ts';

const SITES_FILE = fileURLToPath(new URL('sites.json', import.meta.url));

/** Three learners, one of them with two browsers, and six who join by the protocol alone. */
const BROWSERS = ['Ana Silva', 'Ana Silva', 'Ben Okoro', 'Cem Aydin'];
const CLIENTS = ['Dora Lind', 'Emil Roth', 'Fay Chen', 'Gus Moreau', 'Hana Sato', 'Ivo Novak'];

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
  /** Called before every step. */
  onStep?(step: Step): void;
  /** Called after every settling with what has come of the run so far. */
  onSettled?(result: RunResult): void;
}

/** Plays random steps in real browsers, and compares what they show with what is true. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { seed, steps, largestBatch, onStep, onSettled } = options;
  const random = createRandom(seed);
  const extensionDir = await buildExtension('faults', { WXT_SITES: SITES_FILE }, 'development');
  const env = { SITES_FILE, ...ADMIN_ENV, ...IDS_ENV };
  await using stage = await openFaultyStage(undefined, { env, extensionDir });
  const players = await gather(stage, { browsers: BROWSERS, clients: CLIENTS });
  const records = new PageRecords();
  const going = new Visits();
  const visits: VisitBegun[] = [];
  const people = new PeopleLog();
  const restarts: number[] = [];
  const numbers = { tab: 0, newcomer: 0 };
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
  people.note(world, 0);
  while (result.steps < steps) {
    const size = Math.min(steps - result.steps, 1 + random.below(largestBatch));
    const batch = chooseBatch(world, size, random, numbers).steps;
    records.begin(Date.now());
    for (const step of batch) {
      onStep?.(step);
      const before = world;
      world = worldAfter(before, step);
      const at = Date.now();
      visits.push(...going.take(world, at));
      people.note(world, at);
      if (step.kind === 'restart') restarts.push(at);
      records.note({ step, before, world, at });
      await within(JSON.stringify(step), players.perform(step, world), STEP_MS);
    }
    const settled = await settle(world, players);
    await drain(world, players, random);
    result.steps += size;
    result.settlings += 1;
    result.slowestSettling = Math.max(result.slowestSettling, settled.took);
    result.wrongRosters.push(...settled.wrong.map((line) => `step ${result.steps}: ${line}`));
    judgeToasts(result, { world, players, records, visits, people, restarts });
    result.complaints = players.browsers.flatMap(({ consoles }) => consoles);
    onSettled?.(result);
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
    visits: readonly VisitBegun[];
    people: PeopleLog;
    restarts: readonly number[];
  },
): void {
  const { world, players, records, visits, people, restarts } = known;
  const everybody = [...people.names(), WATCHER];
  for (const { learner, line, tabs } of world.browsers) {
    // Whom a page without a line should have told of is judged when it has one again.
    if (line !== 'open') continue;
    for (const tab of tabs) {
      const { id, room } = tab;
      const verdict = records.of(id)?.judge({
        history: players.tabs.get(id)?.history ?? [],
        others: everybody.filter((name) => name !== learner),
        visits,
        people,
        sightings: players.sightings(),
        restarts,
        listed: listedOn(world, learner, tab),
      });
      if (!verdict) continue;
      const where = `step ${result.steps}: tab ${id} of ${learner}, ${room ? roomName(room) : 'no room'}`;
      result.due += verdict.due;
      result.toasts += verdict.shown;
      result.undueToasts.push(...verdict.undue.map((name) => `${where}: ${name}`));
      result.missingToasts.push(...verdict.missing.map((name) => `${where}: ${name}`));
    }
  }
}

/** Who is known to be there on a page, once it is right. */
function listedOn(world: World, learner: string, { room }: Tab): string[] {
  const reader = personCalled(world, learner);
  if (room === null || !mayEnter(reader, room) || levelIn(reader, room) === 'offline') return [];
  return [...presentOn(world, room), WATCHER];
}
