import { fullCount } from './count.ts';
import { LANGUAGE } from './language.ts';
import type { Phrase } from './phrase.ts';
import { plural } from './plural.ts';

/** Up to so many are all named; of more, the first two. "Ana, Ben and 1 other" would be longer than the third name. */
const ALL_NAMED = 3;
const FIRST_NAMED = 2;

/**
 * Who else is here: "Ana is here too", "Ana, Ben and 3 others are here".
 *
 * @param names of the others, first come first
 * @param others how many others there are; more than `names` where not all are named
 */
export function hereToo(names: readonly string[], others: number): Phrase {
  const { phrase, rest } = list(names, others);
  const verb = plural(others, ' is here', ' are here');
  return [...phrase, { text: rest > 0 ? verb : `${verb} too`, name: false }];
}

/** Who has just come: "Ana joined", "Ana, Ben and 3 others joined". */
export function joined(names: readonly string[]): Phrase {
  return [...list(names, names.length).phrase, { text: ' joined', name: false }];
}

/** What someone sees who appears offline: "You are invisible · 5 people are here". */
export function invisible(others: number): Phrase {
  const are = plural(others, 'person is', 'people are');
  return [{ text: `You are invisible · ${fullCount(others)} ${are} here`, name: false }];
}

/** What the counter counts, after its number: "people on this chapter". */
export function peopleHere(count: number): string {
  return plural(count, 'person on this chapter', 'people on this chapter');
}

function list(names: readonly string[], total: number): { phrase: Phrase; rest: number } {
  const named = names.slice(0, total <= ALL_NAMED && names.length === total ? total : FIRST_NAMED);
  const rest = total - named.length;
  const items =
    rest > 0 ? [...named, `${fullCount(rest)} ${plural(rest, 'other', 'others')}`] : named;
  let item = 0;
  const phrase = new Intl.ListFormat(LANGUAGE).formatToParts(items).map(({ type, value }) => ({
    text: value,
    name: type === 'element' && item++ < named.length,
  }));
  return { phrase, rest };
}
