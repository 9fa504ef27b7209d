import type { Step } from './step.ts';

const KINDS = ['kill', 'cut', 'stall', 'refuse', 'restore', 'clock'] as const;

/** What may let a browser learn of others late. */
export type Disturbance = (typeof KINDS)[number];

/** How a step disturbs a browser, or `null` where it does not. */
export function disturbanceOf(step: Step): { browser: number; how: Disturbance } | null {
  const how = KINDS.find((kind) => kind === step.kind);
  return how && 'browser' in step ? { browser: step.browser, how } : null;
}
