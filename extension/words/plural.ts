import { LANGUAGE } from './language.ts';

const rules = /* @__PURE__ */ new Intl.PluralRules(LANGUAGE);

/** The form that goes with `count`: `one` with 1, `other` with any other number. */
export function plural(count: number, one: string, other: string): string {
  return rules.select(count) === 'one' ? one : other;
}
