import { NAMELESS } from './people.ts';
import type { ShownToast } from './toast-words.ts';

/**
 * Toasts by who is meant: whoever was called so, by the names that others could see of them. A name that
 * nobody could be seen by stays as it is; of several who have lost theirs it can't be said who is meant.
 *
 * @param shownNames what others could see somebody called
 */
export function namesOf(
  toasts: readonly ShownToast[],
  shownNames: (name: string) => readonly string[],
  others: readonly string[],
): ShownToast[] {
  const meant = (shown: string) => others.find((name) => shownNames(name).includes(shown)) ?? shown;
  const hasNameless = others.some((name) => shownNames(name).includes(NAMELESS));
  const isNameless = (shown: string) => shown === NAMELESS && hasNameless;
  return toasts.map(({ names, unnamed }) => ({
    names: names.filter((shown) => !isNameless(shown)).map(meant),
    unnamed: unnamed + names.filter(isNameless).length,
  }));
}
