import type { Preset } from '../rule.ts';

/** Khan Academy and sites like it: what is learnt has a slug of its own, wherever in a unit it stands. */
export const khan: Preset = {
  pages: [
    {
      at: '/{domain}/{subject}/{unit}/{lesson}/{kind:v|a|e|p|pt|pc}/{slug}',
      course: '{domain}/{subject}',
      chapter: '{kind}/{slug}',
    },
    {
      at: '/{domain}/{subject}/{unit}/{kind:quiz|test}/{slug}',
      course: '{domain}/{subject}',
      chapter: '{kind}/{slug}',
    },
  ],
};
