import type { PersonStep, Step } from './step.ts';
import type { World } from './world.ts';

const KINDS = ['kill', 'cut', 'stall', 'refuse', 'restore', 'clock'] as const;

/** What may let a browser learn of others late; `change`: the server ends its connections, as its learner is seen otherwise. */
export type Disturbance = (typeof KINDS)[number] | 'change';

/** Whether a step is about a person. */
export function isPersonStep(step: Step): step is PersonStep {
  return 'person' in step;
}

/** How a step disturbs browsers. */
export function disturbancesOf(
  step: Step,
  { browsers }: World,
): { browser: number; how: Disturbance }[] {
  if (isPersonStep(step)) {
    return browsers.flatMap(({ learner }, browser) =>
      learner === step.person ? [{ browser, how: 'change' as const }] : [],
    );
  }
  const how = KINDS.find((kind) => kind === step.kind);
  return how && 'browser' in step ? [{ browser: step.browser, how }] : [];
}
