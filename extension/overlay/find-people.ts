import { nameFinder, plainName } from '../../server/contract/plain-name.ts';

/** From so many people the list has a search field. */
export const SEARCH_FROM = 8;

/** Those whose name contains all words of `query`, as {@link nameFinder} has it. */
export function findPeople<P extends { name: string }>(people: readonly P[], query: string): P[] {
  const finds = nameFinder(query);
  return people.filter(({ name }) => finds(plainName(name)));
}
