import type { Preset } from '../rule.ts';

/** Canvas LMS: pages, assignments, quizzes, discussions, files. */
export const canvas: Preset = {
  pages: [
    { at: '/courses/{course:number}/pages/{page}', chapter: 'pages/{page}' },
    {
      at: '/courses/{course:number}/{kind:assignments|quizzes|discussion_topics|files}/{id:number}',
      chapter: '{kind}/{id}',
    },
  ],
};
