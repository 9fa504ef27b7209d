import { fullCount } from '../count.ts';
import { nameList } from '../name-list.ts';
import type { Phrase } from '../phrase.ts';
import { plural } from './plural.ts';

/**
 * Who else is here: "Ana is here too", "Ana, Ben and 3 others are here".
 *
 * @param names of the others, first come first
 * @param others how many others there are; more than `names` where not all are named
 */
export function hereToo(names: readonly string[], others: number): Phrase {
  const people = list(names, others);
  const verb = plural(others, ' is here', ' are here');
  return [...people, { text: people.at(-1)?.name ? `${verb} too` : verb, name: false }];
}

/** Who has just come: "Ana joined", "Ana, Ben and 3 others joined". */
export function joined(names: readonly string[]): Phrase {
  return [...list(names, names.length), { text: ' joined', name: false }];
}

/** What someone sees who appears offline: "You are invisible · 5 people are here". */
export function invisible(others: number): Phrase {
  const people = plural(others, 'person is here', 'people are here');
  return [{ text: `You are invisible · ${fullCount(others)} ${people}`, name: false }];
}

/** How many are here: "1,198 people on this chapter". */
export function countHere(count: number): string {
  return `${fullCount(count)} ${peopleHere(count)}`;
}

/**
 * What the counter counts, after its number: "people on this chapter".
 *
 * @param isInvisible whether the learner appears offline
 */
export function counted(count: number, isInvisible: boolean): string {
  return peopleHere(count) + (isInvisible ? '. You are invisible.' : '');
}

/** Beside the learner's own name in a list. */
export const you = 'you';

/** At the end of a list that does not name everybody: "and 3 more". */
export function andMore(count: number): string {
  return `and ${fullCount(count)} more`;
}

function list(names: readonly string[], total: number): Phrase {
  return nameList(names, total, (rest) => `${fullCount(rest)} ${plural(rest, 'other', 'others')}`);
}

function peopleHere(count: number): string {
  return plural(count, 'person on this chapter', 'people on this chapter');
}
