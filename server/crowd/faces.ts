import { MAX_FACES } from '../contract/crowd.ts';

/** Ids that are looked at for five faces: of who is only counted there is none. */
const MAX_CANDIDATES = 20;

/**
 * Whom to look at for the faces of a room: who was one and still is there, so that faces stay; where there are
 * too few of these, also others.
 *
 * @param ids of all who are there
 */
export function faceCandidates(
  before: readonly { id: string }[],
  ids: readonly string[],
): string[] {
  const here = new Set(ids);
  const staying = before.map(({ id }) => id).filter((id) => here.has(id));
  if (staying.length >= MAX_FACES) return staying;
  const others = ids.filter((id) => !staying.includes(id));
  return [...staying, ...others].slice(0, MAX_CANDIDATES);
}
