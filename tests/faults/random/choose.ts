import { choosePersonSteps, PERSON_WEIGHTS } from './choose-person-steps.ts';
import type { Random } from './random.ts';
import { ROOMS, SITES } from './rooms.ts';
import { type Step, worldAfter } from './step.ts';
import { chooseWeather, type Weather } from './weather.ts';
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
  newcomer: 12,
  ...PERSON_WEIGHTS,
};

/** Tabs and newcomers get numbers that no other has had. */
export interface Numbers {
  tab: number;
  newcomer: number;
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
  numbers: Numbers,
): { steps: Step[]; world: World } {
  const steps: Step[] = [];
  let world = start;
  const weather = chooseWeather(start, random);
  const take = (step: Step) => {
    steps.push(step);
    world = worldAfter(world, step);
  };
  while (steps.length < size) take(chooseStep(world, weather, random, numbers));
  for (const [browser, { line }] of world.browsers.entries()) {
    if (line === 'stalled') take({ kind: 'restore', browser });
  }
  return { steps, world };
}

function chooseStep(world: World, weather: Weather, random: Random, numbers: Numbers): Step {
  const options = [
    ...world.browsers.flatMap((state, browser) => browserSteps(state, browser, random, numbers)),
    ...world.clients.flatMap(({ rooms }, client) =>
      ROOMS.map((room): Step => {
        return { kind: rooms.includes(room) ? 'leave' : 'join', client, room };
      }),
    ),
    ...world.clients.map((_, client): Step => {
      // Unlike the names of all others in its first part, too.
      return { kind: 'newcomer', client, learner: `Guest${numbers.newcomer} Lind` };
    }),
    ...choosePersonSteps(world, random),
    { kind: 'restart' } as const,
  ].filter((step) => weather(step, world));
  // First the kind, or what there are many options of would be chosen all the time.
  const kinds = [...new Set(options.map(({ kind }) => kind))];
  const sum = kinds.reduce((total, kind) => total + WEIGHTS[kind], 0);
  let left = random.fraction() * sum;
  const chosen = kinds.find((kind) => {
    left -= WEIGHTS[kind];
    return left < 0;
  });
  const step = random.pick(options.filter(({ kind }) => kind === chosen));
  if (step.kind === 'open') numbers.tab += 1;
  if (step.kind === 'newcomer') numbers.newcomer += 1;
  return step;
}

function browserSteps(
  state: BrowserState,
  browser: number,
  random: Random,
  { tab: next }: Numbers,
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
