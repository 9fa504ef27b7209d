import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';

/**
 * Text of up to `maxChars` characters that a database can keep and JSON can carry: no NUL, and no half
 * of a surrogate pair. Its length is looked at first.
 */
export function textUpTo(maxChars: number) {
  return v.pipe(
    v.string(),
    v.maxLength(maxChars),
    v.check((text) => text.isWellFormed() && !text.includes('\0'), fieldWords.noCharacter),
  );
}
