import { LANGUAGE } from './language.ts';

const NUMBERS = new Intl.NumberFormat(LANGUAGE);
const TIMES = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });
/** Things beside each other, of which none is the last. */
const LISTS = new Intl.ListFormat(LANGUAGE, { type: 'unit', style: 'short' });

/** A count in full: `1,198`. */
export function fullCount(count: number): string {
  return NUMBERS.format(count);
}

/** A day and a time, by the clock of this computer. */
export function dateAndTime(time: string): string {
  return TIMES.format(new Date(time));
}

/** "algebra, light, sound" */
export function listed(items: readonly string[]): string {
  return LISTS.format(items);
}
