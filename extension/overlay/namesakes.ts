import { plainName } from '../../server/contract/plain-name.ts';

/** How many of the last characters of an id tell namesakes apart. */
const TAIL = 4;

/**
 * What stands beside the names of people who can't be told apart by them, by their ids: the end of the
 * id, which is the same on every screen and at every time.
 */
export function namesakes(people: readonly { id: string; name: string }[]): Map<string, string> {
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) {
    const plain = plainName(name);
    byName.set(plain, [...(byName.get(plain) ?? []), id]);
  }
  const several = [...byName.values()].filter((ids) => ids.length > 1).flat();
  return new Map(several.map((id) => [id, id.slice(-TAIL)]));
}
