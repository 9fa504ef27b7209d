import type { Person } from '../contract/person.ts';
import { nameFinder, plainName } from '../contract/plain-name.ts';

/** Somebody in a list of people. */
export interface ListedViewer {
  person: Person;
  /** Their name as it is looked for. */
  plain: string;
  /** Where they stand, in the order of strings: no two stand at the same. */
  place: string;
}

/** People in the order of their list: who teaches before who learns, then by name. */
export function listed(people: readonly Person[]): ListedViewer[] {
  const viewers = people.map((person): ListedViewer => {
    const plain = plainName(person.name); // it has no line breaks
    return { person, plain, place: [person.role ? 0 : 1, plain, person.id].join('\n') };
  });
  return viewers.sort((one, other) => (one.place < other.place ? -1 : 1));
}

/**
 * One page of a list: those who are looked for and stand behind `after`, also where who stood there has gone.
 *
 * @param page.after `next` of the page before; '': the first page
 */
export function pageOf(
  viewers: readonly ListedViewer[],
  page: { search: string; after: string; limit: number },
): { people: Person[]; next: string | null } {
  const { search, limit } = page;
  const after = Buffer.from(page.after, 'base64url').toString();
  const finds = nameFinder(search);
  const found: ListedViewer[] = [];
  for (const viewer of viewers) {
    if (viewer.place > after && finds(viewer.plain)) found.push(viewer);
    if (found.length > limit) break;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    people: shown.map(({ person }) => person),
    next: last ? Buffer.from(last.place).toString('base64url') : null,
  };
}
