import type { Preset } from '../rule.ts';

/** Google Classroom: materials, assignments, questions. */
export const googleClassroom: Preset = {
  pages: [
    {
      at: [
        '/c/{course}/{kind:m|a|sa|mc}/{id}/details',
        '/u/*/c/{course}/{kind:m|a|sa|mc}/{id}/details',
      ],
      chapter: '{kind}/{id}',
    },
  ],
};
