import type { Preset } from '../rule.ts';

/** Sites of one page whose fragment is the address within it (docsify, Kolibri, older single-page sites). */
export const hashRouter: Preset = {
  trim: ['index.html'],
  pages: [
    { at: ['/{course...}#/{chapter...}', '/{course...}#!/{chapter...}'] },
    { at: ['/#/{course}/{chapter...}', '/#!/{course}/{chapter...}'] },
  ],
};
