/** A word of a sentence, with what may stand around it; no selector, path, address or code. */
const WORD = /^[“"'(]*\p{L}[\p{L}’'-]*[.,:;!?…)”"']*$/u;

/** What begins a sentence or is a label: "Dismiss", "Turning on". */
const CAPITALISED = /^\s*\p{Lu}\p{Ll}/u;

/**
 * Whether a string of the code may be meant for people: an ellipsis, a capital at its beginning, or two
 * words in a row.
 *
 * @param isBeginning whether nothing stands before it, as another part of a template does
 */
export function looksLikeText(value: string, isBeginning = true): boolean {
  if (value.includes('…') || (isBeginning && CAPITALISED.test(value))) return true;
  const words = value.split(/\s+/).map((word) => WORD.test(word));
  return words.some((isWord, index) => isWord && words[index + 1]);
}
