/** The language that the sentences are written in. Numbers and times within them are written as it does. */
const LANGUAGE = 'en';

const PLURALS = new Intl.PluralRules(LANGUAGE);
const TIMES = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });

/** A count in full: `1,198`. */
export function fullCount(count: number): string {
  return count.toLocaleString(LANGUAGE);
}

/** A day and a time, by the clock of this computer. */
export function dateAndTime(time: string): string {
  return TIMES.format(new Date(time));
}

/** How many people: "1 person", "1,198 people". */
export function peopleWords(count: number): string {
  return counted(count, 'person', 'people');
}

/** How many browsers that take notifications: "1 device". */
export function deviceWords(count: number): string {
  return counted(count, 'device', 'devices');
}

function counted(count: number, one: string, other: string): string {
  return `${fullCount(count)} ${PLURALS.select(count) === 'one' ? one : other}`;
}
