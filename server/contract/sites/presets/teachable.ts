import type { Preset } from '../rule.ts';

/** Teachable: lectures. */
export const teachable: Preset = {
  pages: [{ at: '/courses/{course}/lectures/{chapter:number}' }],
  except: ['/courses/enrolled/**'],
};
