import { fullCount } from '../formats.ts';
import { LANGUAGE } from '../language.ts';

const RULES = new Intl.PluralRules(LANGUAGE);

/** The form that goes with `count`: `one` with 1, `other` with any other number. English has these two. */
export function plural(count: number, one: string, other: string): string {
  return RULES.select(count) === 'one' ? one : other;
}

/** How many of what: "1 person", "1,198 people". */
export function counted(count: number, one: string, other: string): string {
  return `${fullCount(count)} ${plural(count, one, other)}`;
}
