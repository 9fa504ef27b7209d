import type { Preset } from '../rule.ts';

/** `/courses/{course}/chapters/{chapter}`, as the demo course and many sites of one’s own have it. */
export const generic: Preset = {
  pages: [{ at: '/courses/{course}/chapters/{chapter}' }],
};
