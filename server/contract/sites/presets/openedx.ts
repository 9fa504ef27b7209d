import type { Preset } from '../rule.ts';

/** Open edX: units of the learning micro-frontend, sequences of the older courseware. */
export const openedx: Preset = {
  pages: [
    {
      at: [
        '/learning/course/{course}/block-v1:*/block-v1:{unit}',
        '/learning/preview/course/{course}/block-v1:*/block-v1:{unit}',
      ],
      chapter: 'block-v1:{unit}',
    },
    {
      at: '/courses/{course}/courseware/{section}/{sequence}/**',
      chapter: '{section}/{sequence}',
    },
  ],
};
