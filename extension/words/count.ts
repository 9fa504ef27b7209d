import { LANGUAGE } from './language.ts';

/** From here on a number is written otherwise than by its digits alone. */
const GROUPED_FROM = 1_000;

/** Made at first use: each costs the browser milliseconds, before anything is shown on the page. */
let compact: Intl.NumberFormat | undefined;
let grouped: Intl.NumberFormat | undefined;

/** A count short enough for the pill and the badge: `7`, `999`, `1.2k`. */
export function shortCount(count: number): string {
  if (count < GROUPED_FROM) return String(count);
  compact ??= new Intl.NumberFormat(LANGUAGE, { notation: 'compact' });
  // English writes a capital K; a small one reads calmer beside a name and is as common.
  return compact.format(count).replace('K', 'k');
}

/** A count in full: `1,198`. */
export function fullCount(count: number): string {
  if (count < GROUPED_FROM) return String(count);
  grouped ??= new Intl.NumberFormat(LANGUAGE);
  return grouped.format(count);
}
