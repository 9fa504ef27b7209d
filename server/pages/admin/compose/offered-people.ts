import { composeWords } from '../../../words/compose.ts';
import type { Person } from './draft-fields.ts';

/** Those of `found` who are not chosen yet, who is called exactly so first. */
export function offered(
  found: readonly Person[],
  chosen: readonly Person[],
  query: string,
): readonly Person[] {
  const isExact = ({ name }: Person) => Number(name.toLowerCase() === query.toLowerCase());
  return found
    .filter(({ id }) => chosen.every((person) => person.id !== id))
    .sort((a, b) => isExact(b) - isExact(a));
}

/** What is said where nobody is offered. */
export function nobodyWords(chosen: readonly Person[], query: string): string {
  return chosen.length > 0
    ? composeWords.nobodyElseCalled(query)
    : composeWords.nobodyCalled(query);
}
