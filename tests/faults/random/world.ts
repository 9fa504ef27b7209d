/** A tab, and what it shows: a chapter, or a page of the site that is none. */
export interface Tab {
  id: number;
  chapter: string | null;
}

/** How a browser's line to the server is: `stalled` lets nothing through and closes nothing. */
export type Line = 'open' | 'stalled' | 'refused';

/** A browser with the extension. */
export interface BrowserState {
  learner: string;
  tabs: readonly Tab[];
  /** The tab that is seen; `null` while it is none of these. */
  front: number | null;
  line: Line;
}

/** A learner who joins by the protocol alone. */
export interface ClientState {
  learner: string;
  chapters: readonly string[];
}

/** All that the test has done, and so knows to be true. */
export interface World {
  /** By index. */
  browsers: readonly BrowserState[];
  /** By index. */
  clients: readonly ClientState[];
}

/** A world in which nobody does anything yet. */
export function newWorld(browsers: readonly string[], clients: readonly string[]): World {
  return {
    browsers: browsers.map((learner) => ({ learner, tabs: [], front: null, line: 'open' })),
    clients: clients.map((learner) => ({ learner, chapters: [] })),
  };
}

/** Who is on a chapter: everyone in whose browser a tab shows it, and whose line is not gone. */
export function presentOn(world: World, chapter: string): Set<string> {
  const readers = world.browsers.filter(
    ({ line, tabs }) => line !== 'refused' && tabs.some((tab) => tab.chapter === chapter),
  );
  const clients = world.clients.filter(({ chapters }) => chapters.includes(chapter));
  return new Set([...readers, ...clients].map(({ learner }) => learner));
}

/** Who is on a chapter in one world and was not in another, with the chapter. */
export function cameBetween(
  before: World,
  now: World,
  chapters: readonly string[],
): { chapter: string; name: string }[] {
  return chapters.flatMap((chapter) => {
    const present = presentOn(before, chapter);
    return [...presentOn(now, chapter)]
      .filter((name) => !present.has(name))
      .map((name) => ({ chapter, name }));
  });
}
