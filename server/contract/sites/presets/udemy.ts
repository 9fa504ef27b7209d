import type { Preset } from '../rule.ts';

/** Udemy: lectures by their number; quizzes and the like by kind and number. */
export const udemy: Preset = {
  pages: [
    { at: '/course/{course}/learn/lecture/{chapter:number}' },
    {
      at: '/course/{course}/learn/{kind:quiz|practice|assignment}/{id:number}',
      chapter: '{kind}/{id}',
    },
  ],
};
