import type { Preset } from '../rule.ts';

/** FutureLearn: steps of a run of a course. */
export const futurelearn: Preset = {
  pages: [
    { at: '/courses/{course}/{run:number}/steps/{chapter:number}/**', course: '{course}/{run}' },
  ],
};
