import type { Preset } from '../rule.ts';

/** Brightspace (D2L): a topic of the classic and of the newer content tool is one chapter. */
export const brightspace: Preset = {
  pages: [
    {
      at: [
        '/d2l/le/content/{course:number}/viewContent/{chapter:number}/View',
        '/d2l/le/lessons/{course:number}/topics/{chapter:number}',
      ],
    },
    { at: '/d2l/le/lessons/{course:number}/units/{unit:number}', chapter: 'units/{unit}' },
  ],
};
