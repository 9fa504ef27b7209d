import { levelIn, mayEnter, nameIn, WATCHER } from './people.ts';
import { type BrowserState, personCalled, presentOn, type Tab, type World } from './world.ts';

/** What an overlay has to show. */
export interface ExpectedOverlay {
  connection: 'live' | 'refused';
  count: number;
  /** How oneself stands in the list, ahead of all others; `null`: one is not one of those who are here. */
  self: string | null;
  /** The names of the others, sorted; who is only counted has none. */
  others: string[];
}

/** What a tab has to show to its learner; `null`: no overlay. */
export function expectedOverlay(
  world: World,
  { learner }: BrowserState,
  { room }: Tab,
): ExpectedOverlay | null {
  if (room === null) return null;
  const reader = personCalled(world, learner);
  if (!mayEnter(reader, room)) return { connection: 'refused', count: 0, self: null, others: [] };
  const others = [...presentOn(world, room)].filter((name) => name !== learner);
  const names = others.flatMap((name) => nameIn(name, personCalled(world, name), room) ?? []);
  const isSeen = levelIn(reader, room) !== 'offline';
  return {
    connection: 'live',
    count: others.length + 1 + (isSeen ? 1 : 0),
    // Who is only counted sees their own name all the same.
    self: isSeen ? (nameIn(learner, reader, room) ?? learner) : null,
    others: [...names, WATCHER].sort(),
  };
}
