/** Letters that Unicode does not take for another with a mark, as those who type take them. */
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** A name as those type it who have a plain keyboard: lower case, without marks, words apart by one space. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ‘`´]/gu, '')
    .replace(/[łøđðħŧıßæœþ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();
}

/**
 * Whether a plain name contains all words of what is looked for, whatever the case, the accents, the apostrophes
 * and hyphens: "ana" finds "Aña", "orsted" finds "Ørsted".
 */
export function nameFinder(search: string): (plain: string) => boolean {
  const wanted = plainName(search).split(' ');
  return (plain) => wanted.every((word) => plain.includes(word));
}
