/**
 * What a reader sees as one character: a flag, an emoji with all its joiners, a letter or digit with its
 * marks. (`\p{RGI_Emoji}` says that better, but takes V8 25 ms to read, on every page.)
 * https://www.unicode.org/reports/tr51/#EBNF_and_Regex
 */
const CHARACTER =
  /\p{RI}{2}|\p{ExtPict}([\p{M}\p{EMod}\p{Cf}]|(?<=\u200d)\p{ExtPict})*|[\p{L}\p{N}]\p{M}*/u;

/**
 * One or two characters that stand for a name: the first of its first and of its last word.
 *
 * @example initials('Ana María García') // 'AG'
 */
export function initials(name: string): string {
  const characters = name.split(/\s+/).flatMap((word) => CHARACTER.exec(word)?.[0] ?? []);
  const last = characters.length > 1 ? characters.at(-1) : '';
  return `${characters[0] ?? '?'}${last}`.toUpperCase();
}
