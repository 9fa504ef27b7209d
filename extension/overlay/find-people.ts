/** From so many people the list has a search field. */
export const SEARCH_FROM = 8;

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

/**
 * Those whose name contains all words of `query`, whatever the case, the accents, the apostrophes and
 * hyphens: "ana" finds "Aña", "orsted" finds "Ørsted".
 */
export function findPeople<P extends { name: string }>(people: readonly P[], query: string): P[] {
  const wanted = plainName(query).split(' ');
  return people.filter(({ name }) => {
    const plain = plainName(name);
    return wanted.every((word) => plain.includes(word));
  });
}

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
