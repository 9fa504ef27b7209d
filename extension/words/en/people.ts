import type { Person } from '../../../server/contract/person.ts';
import { fullCount } from '../count.ts';
import { nameList } from '../name-list.ts';
import type { Phrase } from '../phrase.ts';
import { plural } from './plural.ts';

/** Somebody in a sentence. */
type Named = Pick<Person, 'name' | 'role'>;

/** So many who came over a while are named still. */
const NAMED_OF_GATHERED = 2;

/** Behind the name of who teaches the course, in a sentence. */
const INSTRUCTOR_MARK = { text: ' (instructor)', name: false };

/**
 * Who else is here: "Ana is here too", "Ana (instructor), Ben and 3 others are here".
 *
 * @param named the others, in the order of the sentence
 * @param others how many others there are; more than `named` where not all are named
 */
export function hereToo(named: readonly Named[], others: number): Phrase {
  const people = list(named, others);
  const verb = plural(others, ' is here', ' are here');
  const last = people.at(-1);
  const areAllNamed = last?.name || last === INSTRUCTOR_MARK;
  return [...people, { text: areAllNamed ? `${verb} too` : verb, name: false }];
}

/**
 * Who has just come: "Ana joined", "Ana, Ben and 3 others joined".
 *
 * @param gathered whether they came one by one, over a while: of more than two then only "5 people joined"
 */
export function joined(people: readonly Named[], gathered = false): Phrase {
  const verb = { text: ' joined', name: false };
  if (!gathered || people.length <= NAMED_OF_GATHERED)
    return [...list(people, people.length), verb];
  return [{ text: `${fullCount(people.length)} people joined`, name: false }];
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

/** Beside the name of who teaches the course, in a list. */
export const instructor = 'Instructor';

/** Beside the learner's own name in a list. */
export const you = 'you';

/** At the end of a list that does not name everybody: "and 3 more". */
export function andMore(count: number): string {
  return `and ${fullCount(count)} more`;
}

/** At the end of a list of all who show a name: "and 3 who show no name". */
export function andUnnamed(count: number): string {
  return `and ${fullCount(count)} who ${plural(count, 'shows', 'show')} no name`;
}

function list(people: readonly Named[], total: number): Phrase {
  const names = people.map(({ name }) => name);
  const others = (rest: number) => `${fullCount(rest)} ${plural(rest, 'other', 'others')}`;
  let at = 0;
  return nameList(names, total, others).flatMap((part) =>
    part.name && people[at++]?.role ? [part, INSTRUCTOR_MARK] : [part],
  );
}

function peopleHere(count: number): string {
  return plural(count, 'person on this chapter', 'people on this chapter');
}
