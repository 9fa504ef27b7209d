/**
 * A count short enough for the pill and the badge: `7`, `999`, `1.2k`.
 *
 * @param locale BCP 47 tag of the browser's language; the browser's own by default
 */
export function shortCount(count: number, locale?: string): string {
  // English writes a capital K; a small one reads calmer beside a name and is as common.
  return new Intl.NumberFormat(locale, { notation: 'compact' }).format(count).replace('K', 'k');
}

/** A count in full: `1,198`. */
export function fullCount(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(count);
}
