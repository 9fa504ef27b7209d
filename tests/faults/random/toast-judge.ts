import type { ShownToast } from './toast-words.ts';

/** What toasts a page should have shown of a person in a batch of steps. */
export type Expectation = 'due' | 'may' | 'undue';

/** What is known about another person on a page's chapter, over a batch of steps. */
export interface Course {
  /** The page listed them when the batch began. */
  wasListed: boolean;
  /** They are there at the end. */
  isThere: boolean;
  /** Others there saw a name of them. */
  isNamed: 'always' | 'never' | 'sometimes';
  /** What others see of them, or where they may be, has changed. */
  hasChanged: boolean;
  /** And it did while they had only just come. */
  wasNewWhenChanged: boolean;
  /** How often they came, by the test's own doing. */
  joins: number;
  /** Ms between when the page was first seen without them and their coming. */
  absentBefore: number;
  /** Ms that they were gone in between, as far as the page can have known. */
  gone: number;
  /** They were gone when the page arrived, and its browser could not know that they were coming back. */
  wasUnknown: boolean;
  /** The page may have heard of them when their visit was not new any more: `JOIN_TOLD_MS` of the worker. */
  wasHeardOfLate: boolean;
  /** All were cut off, and the page's browser did not know who had been there: it can't tell who is new. */
  wasForgotten: boolean;
}

/** What is known about the page itself, over a batch of steps. */
export interface ConnectionInputs {
  /** Seen all the time, never, or some of it. */
  seen: 'always' | 'never' | 'sometimes';
  /** It showed this chapter all the time, in the same document. */
  steady: boolean;
  /** Its own browser's line or worker was disturbed, so that it may have learnt of others late. */
  disturbed: boolean;
  /** Its reader might be there, and was not just looking on. */
  admitted: 'always' | 'never' | 'sometimes';
}

/** Ms that someone has to be shown no longer for their coming to be told; `REMEMBERED_MS` of the overlay. */
const GONE_MS = 60_000;

/** Ms that someone whose coming may have been told is told of no more; `TOLD_AGAIN_MS` of the overlay. */
const TOLD_AGAIN = 10 * 60_000;

/** Ms that someone who is gone is still shown; `GRACE` of the worker. */
const SHOWN_MS = 2_500;

/** Ms between what the page knew and what was measured. */
const MARGIN_MS = 500;

/** What a page may and must tell of a person. */
export function expected(page: ConnectionInputs, person: Course): Expectation {
  if (page.seen === 'never' || person.isNamed === 'never') return 'undue';
  const wasThere = person.joins === 0 || (person.wasListed && page.steady);
  // Who learns late that someone has gone, or is back, may have had to do without them for longer.
  const unforgotten = (page.disturbed ? SHOWN_MS : SHOWN_MS + GONE_MS) - MARGIN_MS;
  const goesOn = wasThere && !person.wasUnknown && !person.wasNewWhenChanged;
  if (goesOn && person.gone <= unforgotten) return 'undue';
  const isNew =
    !person.wasListed &&
    person.isThere &&
    person.joins === 1 &&
    person.gone === 0 &&
    person.isNamed === 'always' &&
    !person.hasChanged;
  const wasGone = person.absentBefore > TOLD_AGAIN + MARGIN_MS;
  const isPlain =
    page.steady &&
    page.seen === 'always' &&
    page.admitted === 'always' &&
    !person.wasForgotten &&
    !person.wasHeardOfLate;
  return isNew && wasGone && isPlain ? 'due' : 'may';
}

/** What is wrong with the toasts of a page. */
export interface ResponseClass {
  /** Who was named without having joined. */
  undue: string[];
  /** Who joined and was not told of. */
  missing: string[];
}

/** Compares the toasts that a page showed with those that it should have shown. */
export function judge(
  toasts: readonly ShownToast[],
  expectations: ReadonlyMap<string, Expectation>,
): ResponseClass {
  const named = new Set(toasts.flatMap(({ names }) => names));
  const unnamed = toasts.reduce((sum, toast) => sum + toast.unnamed, 0);
  const not = (wanted: Expectation) =>
    [...expectations].flatMap(([name, is]) => (is === wanted && !named.has(name) ? [name] : []));
  const missing = not('due');
  const undue = [...named].filter((name) => (expectations.get(name) ?? 'undue') === 'undue');
  // Who was counted but not named may be any of those who were due, or might have been.
  const surplus = unnamed - missing.length - not('may').length;
  for (let count = 0; count < surplus; count += 1) undue.push('somebody unnamed');
  return { undue, missing: missing.slice(unnamed) };
}
