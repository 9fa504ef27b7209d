import type { Pace } from '../timing/backoff.ts';

/**
 * How often a page asks for the worker. The first wait is this long because a script whose extension
 * was updated does not show it at the moment that its port closes, but soon after.
 */
export const PORT_PACE: Pace = {
  tries: 10,
  often: [300, 600],
  seldom: [30_000, 60_000],
};
