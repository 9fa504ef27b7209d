import { LANGUAGE } from '../language.ts';

/** Made at first use: it costs the browser milliseconds, before anything is shown on the page. */
let rules: Intl.PluralRules | undefined;

/** The form that goes with `count`: `one` with 1, `other` with any other number. English has these two. */
export function plural(count: number, one: string, other: string): string {
  rules ??= new Intl.PluralRules(LANGUAGE);
  return rules.select(count) === 'one' ? one : other;
}
