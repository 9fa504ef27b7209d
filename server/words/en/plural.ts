import { fullCount } from '../formats.ts';
import { LANGUAGE } from '../language.ts';

const RULES = new Intl.PluralRules(LANGUAGE);

/** How many of what: "1 person", "1,198 people". English has these two forms. */
export function counted(count: number, one: string, other: string): string {
  return `${fullCount(count)} ${RULES.select(count) === 'one' ? one : other}`;
}
