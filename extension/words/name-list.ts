import { LANGUAGE } from './language.ts';
import type { Phrase } from './phrase.ts';

/** Up to so many are all named; of more, the first two. "Ana, Ben and 1 other" would be longer than the third name. */
const ALL_NAMED = 3;
const FIRST_NAMED = 2;

/**
 * People as a list in a sentence: "Ana, Ben and Cem", "Ana, Ben and 3 others". It ends with a name where
 * all are named.
 *
 * @param total how many there are; more than `names` where not all are named
 * @param others counts those that are not named: "3 others"
 */
export function nameList(
  names: readonly string[],
  total: number,
  others: (rest: number) => string,
): Phrase {
  const named = names.slice(0, total <= ALL_NAMED && names.length === total ? total : FIRST_NAMED);
  const rest = total - named.length;
  const items = rest > 0 ? [...named, others(rest)] : named;
  let item = 0;
  return new Intl.ListFormat(LANGUAGE).formatToParts(items).map(({ type, value }) => ({
    text: value,
    name: type === 'element' && item++ < named.length,
  }));
}
