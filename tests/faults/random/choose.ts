import { choosePersonSteps, PERSON_WEIGHTS } from './choose-person-steps.ts';
import { disturbancesOf } from './disturbance.ts';
import type { Random } from './random.ts';
import { ROOMS, SITES } from './rooms.ts';
import { type Step, worldAfter } from './step.ts';
import type { BrowserState, World } from './world.ts';

const MOST_TABS = 3;
const CLOCKS = [-7_200_000, -4_000, 90_000, 3_600_000];

/** How often each kind of step is chosen, in relation to the others that are possible. */
const WEIGHTS: Record<Step['kind'], number> = {
  open: 12,
  load: 3,
  go: 5,
  reload: 8,
  return: 2,
  close: 5,
  show: 3,
  kill: 5,
  cut: 4,
  stall: 3,
  refuse: 3,
  restore: 9,
  clock: 3,
  restart: 0.7,
  join: 30,
  leave: 20,
  ...PERSON_WEIGHTS,
};

/**
 * Share of the batches in which faults, and another level of their learner, befall one browser only. The
 * others' pages have no excuse then: in a crowd of faults much may be told that should not be, as far as can
 * be judged.
 */
const CALM = 0.6;
/** Share of those in which the others' pages stay as they are, too: they have to tell of all who come. */
const STILL = 0.5;

/** Tabs get numbers that no other has had. */
export interface TabNumbers {
  next: number;
}

/**
 * Chooses `size` steps that are possible one after the other. Nothing is stalled at their end, since
 * what is on its way then can't be known to either side.
 *
 * @returns the steps, and the world after them
 */
export function chooseBatch(
  start: World,
  size: number,
  random: Random,
  tabs: TabNumbers,
): { steps: Step[]; world: World } {
  const steps: Step[] = [];
  let world = start;
  const befallen = random.fraction() < CALM ? random.below(start.browsers.length) : null;
  const isStill = random.fraction() < STILL;
  const others = befallen === null ? isAny : isStill ? isRestore : isNoFault;
  const take = (step: Step) => {
    steps.push(step);
    world = worldAfter(world, step);
  };
  while (steps.length < size) take(chooseStep(world, { befallen, others }, random, tabs));
  for (const [browser, { line }] of world.browsers.entries()) {
    if (line === 'stalled') take({ kind: 'restore', browser });
  }
  return { steps, world };
}

/** What befalls the browsers in a batch: one of them anything, where it is a calm one, and the others some steps. */
interface Weather {
  befallen: number | null;
  others(step: Step, world: World): boolean;
}

function chooseStep(
  world: World,
  { befallen, others }: Weather,
  random: Random,
  tabs: TabNumbers,
): Step {
  const options = [
    ...world.browsers.flatMap((state, browser) => {
      const steps = browserSteps(state, browser, random, tabs);
      return befallen === browser ? steps : steps.filter((step) => others(step, world));
    }),
    ...world.clients.flatMap(({ rooms }, client) =>
      ROOMS.map((room): Step => {
        return { kind: rooms.includes(room) ? 'leave' : 'join', client, room };
      }),
    ),
    ...choosePersonSteps(world, random).filter(
      (step) => befallen === null || isOnlyOf(befallen, step, world),
    ),
    { kind: 'restart' } as const,
  ];
  // First the kind, or what there are many options of would be chosen all the time.
  const kinds = [...new Set(options.map(({ kind }) => kind))];
  const sum = kinds.reduce((total, kind) => total + WEIGHTS[kind], 0);
  let left = random.fraction() * sum;
  const chosen = kinds.find((kind) => {
    left -= WEIGHTS[kind];
    return left < 0;
  });
  const step = random.pick(options.filter(({ kind }) => kind === chosen));
  if (step.kind === 'open') tabs.next += 1;
  return step;
}

const isAny = () => true;

function isRestore({ kind }: Step): boolean {
  return kind === 'restore';
}

function isNoFault(step: Step, world: World): boolean {
  return isRestore(step) || disturbancesOf(step, world).length === 0;
}

/** Whether a step disturbs no browser, or those of one learner. */
function isOnlyOf(browser: number, step: Step, world: World): boolean {
  const learner = world.browsers[browser]?.learner;
  return disturbancesOf(step, world).every(
    (each) => world.browsers[each.browser]?.learner === learner,
  );
}

function browserSteps(
  state: BrowserState,
  browser: number,
  random: Random,
  { next }: TabNumbers,
): Step[] {
  const room = random.pick(ROOMS);
  const steps: Step[] = [
    { kind: 'kill', browser },
    { kind: 'cut', browser },
    { kind: 'clock', browser, ms: random.pick(CLOCKS) },
  ];
  if (state.line === 'open') steps.push({ kind: 'stall', browser }, { kind: 'refuse', browser });
  else steps.push({ kind: 'restore', browser });
  if (state.tabs.length < MOST_TABS) steps.push({ kind: 'open', browser, tab: next, room });
  for (const { id: tab, site, room: shown } of state.tabs) {
    const elsewhere = random.pick([...ROOMS, null].filter((other) => other !== shown));
    const onSite = [...ROOMS.filter((other) => other.site === site), null];
    const to = random.pick(onSite.filter((other) => other !== shown));
    steps.push(
      { kind: 'load', browser, tab, site: elsewhere?.site ?? random.pick(SITES), room: elsewhere },
      { kind: 'go', browser, tab, room: to },
      { kind: 'reload', browser, tab },
      { kind: 'return', browser, tab },
      { kind: 'close', browser, tab },
    );
    if (state.front !== tab) steps.push({ kind: 'show', browser, tab });
  }
  return steps;
}
