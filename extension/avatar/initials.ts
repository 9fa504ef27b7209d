/** What a reader sees as one character: an emoji with all its joiners, a letter with its marks, or a digit. */
const CHARACTER = /\p{RGI_Emoji}|\p{L}\p{M}*|\p{N}/v;

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
