import { personWords } from '../words/person.ts';

/** Characters (code points) that a name may have. */
const MAX_NAME_CHARS = 80;

/** UTF-16 units that are looked at: 80 of the longest characters that people write. */
const MAX_LOOKED_AT = 1_000;

/** Controls, and what changes the direction of the text behind it: they stand between words. */
const CONTROLS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * What browsers draw nothing for, whatever the font: fillers, soft hyphens, tags; and halves of characters.
 * Kept are the joiners (U+200C, U+200D) and the variation selectors of emoji (U+FE0E, U+FE0F), without
 * which Persian and Hindi names and many emoji are others.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const IGNORABLES = /(?!\p{Join_C}|\ufe0e|\ufe0f)[\p{DI}\p{Cs}]/gu;

/** Letters and symbols by their category, but blank: braille, a null notehead, hieroglyphs, Khitan. */
const BLANKS = /[\u2800\u{1d159}\u{13441}\u{13442}\u{16fe4}]/gu;

/** Joiners and selectors with nothing before them to join or to select. */
const STRAY = /(?<=^|\s)[\p{Join_C}\p{VS}]+|\p{Join_C}+(?=\s|$)/gu;

/** What shows by itself; a mark alone has no letter to stand on. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Text of others' as it is shown and compared: one line, single spaces, at most `maxChars` characters (code
 * points), without what is invisible or turns text around. Empty where nothing of it would be seen.
 */
export function visibleText(text: string, maxChars: number): string {
  const flat = Array.from(
    text
      .slice(0, MAX_LOOKED_AT)
      .normalize('NFC')
      .replace(CONTROLS, ' ')
      .replace(IGNORABLES, '')
      .replace(BLANKS, ' ')
      .replace(STRAY, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
    .slice(0, maxChars)
    .join('')
    .trim();
  return VISIBLE.test(flat) ? flat : '';
}

/** A name as it is shown and compared everywhere: {@link visibleText} of at most 80 characters. */
export function usableName(name: string): string {
  return visibleText(name, MAX_NAME_CHARS);
}

/** What others see of a person who has no usable name. */
const NAMELESS = personWords.nameless;

/** The first of several names that shows something; `Learner` where none does. */
export function firstUsableName(...names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const usable = usableName(name ?? '');
    if (usable) return usable;
  }
  return NAMELESS;
}
