import type { Preset } from '../rule.ts';

/** freeCodeCamp: challenges of a block of a certification. */
export const freecodecamp: Preset = {
  pages: [{ at: '/learn/{course}/{block}/{challenge}', chapter: '{block}/{challenge}' }],
};
