import type { Preset } from '../rule.ts';

/** Coursera: items of a course, which have ids of their own whatever their kind. */
export const coursera: Preset = {
  pages: [
    {
      at: '/learn/{course}/{kind:lecture|supplement|quiz|exam|programming|peer|discussionPrompt|ungradedLti|ungradedWidget|ungradedLab|assignment-submission}/{chapter}/**',
    },
  ],
};
