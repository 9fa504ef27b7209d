import type { Preset } from '../rule.ts';

/** Thinkific: the words behind a lesson’s number follow its title, so that the number alone is the id. */
export const thinkific: Preset = {
  pages: [
    {
      at: '/courses/take/{course}/{kind:lessons|texts|multimedia|quizzes|pdfs|audio|assignments|discussions|downloads|presentations|surveys}/{chapter:number}*',
    },
  ],
};
