import type { Preset } from '../rule.ts';

/** LearnDash on WordPress, with nested addresses: topics, lessons, quizzes. A slug there holds no colon. */
export const learndash: Preset = {
  pages: [
    {
      at: '/courses/{course}/lessons/{lesson}/{kind:topic|topics}/{topic}',
      chapter: '{lesson}/{topic}',
    },
    {
      at: '/courses/{course}/lessons/{lesson}/{kind:topic|topics}/{topic}/quizzes/{quiz}',
      chapter: '{lesson}/{topic}/quiz:{quiz}',
    },
    { at: '/courses/{course}/lessons/{lesson}/quizzes/{quiz}', chapter: '{lesson}/quiz:{quiz}' },
    { at: '/courses/{course}/lessons/{chapter}' },
    { at: '/courses/{course}/quizzes/{quiz}', chapter: 'quiz:{quiz}' },
  ],
};
