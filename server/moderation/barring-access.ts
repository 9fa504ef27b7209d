import type { Access } from '../access/access.ts';
import { Problem } from '../problem/problem.ts';
import { moderationWords } from '../words/moderation.ts';

/**
 * Access for those whose presence no admin has ended.
 *
 * @param isBarred whether that of a learner is ended now
 */
export function barringAccess(
  access: Access,
  isBarred: (learnerId: string) => Promise<boolean>,
): Access {
  return {
    async decide(person, place) {
      const decided = await access.decide(person, place);
      return (await isBarred(person.id)) ? { ...decided, enter: false } : decided;
    },
    async enter(person, place) {
      const decided = await access.enter(person, place);
      if (await isBarred(person.id)) throw new Problem('presence-ended', moderationWords.barred);
      return decided;
    },
  };
}
