/** From so many people the list has a search field. */
export const SEARCH_FROM = 8;

/** Those whose name contains `query`, whatever the case and the accents: "ana" finds "Aña". */
export function findPeople<P extends { name: string }>(people: readonly P[], query: string): P[] {
  const wanted = bare(query.trim());
  return people.filter(({ name }) => bare(name).includes(wanted));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
