import { LANGUAGE } from './language.ts';

const compact = /* @__PURE__ */ new Intl.NumberFormat(LANGUAGE, { notation: 'compact' });
const grouped = /* @__PURE__ */ new Intl.NumberFormat(LANGUAGE);

/** A count short enough for the pill and the badge: `7`, `999`, `1.2k`. */
export function shortCount(count: number): string {
  // English writes a capital K; a small one reads calmer beside a name and is as common.
  return compact.format(count).replace('K', 'k');
}

/** A count in full: `1,198`. */
export function fullCount(count: number): string {
  return grouped.format(count);
}
