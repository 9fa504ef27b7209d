import { disturbancesOf, isPersonStep } from './disturbance.ts';
import type { Random } from './random.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

/**
 * Which steps a batch may have. In a crowd of faults much may be told that should not be, as far as can be
 * judged; so there are batches in which some pages have no excuse.
 */
export type Weather = (step: Step, world: World) => boolean;

/** Share of the batches in which people come and go and nothing else happens: all pages have to tell of it. */
const BUSY = 0.25;
/** Share in which faults, and another level of their learner, befall one browser only. */
const CALM = 0.45;
/** Share of those in which the others' pages stay as they are, too. */
const STILL = 0.5;

/** Chooses what a batch that begins with `world` may have. */
export function chooseWeather({ browsers }: World, random: Random): Weather {
  const share = random.fraction();
  if (share < BUSY) return isComingOrGoing;
  if (share >= BUSY + CALM) return () => true;
  const befallen = random.below(browsers.length);
  const ofOthers = random.fraction() < STILL ? isRestore : isNoFault;
  return (step, world) => {
    if (isPersonStep(step)) return isOnlyOf(befallen, step, world);
    return !('browser' in step) || step.browser === befallen || ofOthers(step, world);
  };
}

function isComingOrGoing(step: Step): boolean {
  return 'client' in step || isRestore(step);
}

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
