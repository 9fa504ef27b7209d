import { expect, it } from 'vitest';
import { run } from './run.ts';

/** The long run, `npm run test:faults`, takes as many as one wants. */
const STEPS = 60;
/** Another is taken from `FAULTS_SEED`. */
const SEED = 2;
/** Steps between two settlings, at the most: few, so that a fault can be told from the last. */
const LARGEST_BATCH = 24;

it(`shows what is true after ${STEPS} random steps, and tells of those who joined`, async () => {
  const seed = Number(process.env.FAULTS_SEED ?? SEED);
  console.log(`random faults: seed ${seed}`);
  const result = await run({ seed, steps: STEPS, largestBatch: LARGEST_BATCH });
  const { wrongRosters, undueToasts, missingToasts, complaints } = result;
  expect({ seed, wrongRosters, undueToasts, missingToasts, complaints }).toEqual({
    seed,
    wrongRosters: [],
    undueToasts: [],
    missingToasts: [],
    complaints: [],
  });
  expect(result.toasts).toBeGreaterThan(0);
}, 400_000);
