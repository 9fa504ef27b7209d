import type { BrowserState, World } from './world.ts';

/** One thing that happens. Browsers and clients are named by their index. */
export type Step =
  /** A new tab with a chapter, in front. */
  | { kind: 'open'; browser: number; tab: number; chapter: string }
  /** Another document in a tab. */
  | { kind: 'load'; browser: number; tab: number; chapter: string | null }
  /** A client-side step within the document. */
  | { kind: 'go'; browser: number; tab: number; chapter: string | null }
  /** The same document anew. */
  | { kind: 'reload'; browser: number; tab: number }
  /** To another document and back, out of the back/forward cache. */
  | { kind: 'return'; browser: number; tab: number }
  | { kind: 'close'; browser: number; tab: number }
  /** Brings a tab to the front. */
  | { kind: 'show'; browser: number; tab: number }
  /** Ends the worker. */
  | { kind: 'kill'; browser: number }
  /** Destroys the connections, and lets new ones through. */
  | { kind: 'cut'; browser: number }
  | { kind: 'stall'; browser: number }
  | { kind: 'refuse'; browser: number }
  | { kind: 'restore'; browser: number }
  /** Moves the worker's clock. */
  | { kind: 'clock'; browser: number; ms: number }
  /** Ends the server and starts it again. */
  | { kind: 'restart' }
  | { kind: 'join'; client: number; chapter: string }
  | { kind: 'leave'; client: number; chapter: string };

/** The world after a step. */
export function worldAfter(world: World, step: Step): World {
  switch (step.kind) {
    case 'open':
      return withBrowser(world, step.browser, ({ tabs }) => ({
        tabs: [...tabs, { id: step.tab, chapter: step.chapter }],
        front: step.tab,
      }));
    case 'load':
    case 'go':
      return withBrowser(world, step.browser, ({ tabs }) => ({
        tabs: tabs.map((tab) => (tab.id === step.tab ? { ...tab, chapter: step.chapter } : tab)),
      }));
    case 'close':
      return withBrowser(world, step.browser, ({ tabs }) => {
        const left = tabs.filter((tab) => tab.id !== step.tab);
        return { tabs: left, front: left.at(-1)?.id ?? null };
      });
    case 'show':
      return withBrowser(world, step.browser, () => ({ front: step.tab }));
    case 'stall':
      return withBrowser(world, step.browser, () => ({ line: 'stalled' }));
    case 'refuse':
      return withBrowser(world, step.browser, () => ({ line: 'refused' }));
    case 'restore':
      return withBrowser(world, step.browser, () => ({ line: 'open' }));
    case 'join':
      return withChapters(world, step.client, (chapters) => [...chapters, step.chapter]);
    case 'leave':
      return withChapters(world, step.client, (chapters) =>
        chapters.filter((chapter) => chapter !== step.chapter),
      );
    default:
      return world; // faults that change nothing of what is true
  }
}

function withBrowser(
  world: World,
  browser: number,
  change: (before: BrowserState) => Partial<BrowserState>,
): World {
  const browsers = world.browsers.map((before, index) =>
    index === browser ? { ...before, ...change(before) } : before,
  );
  return { ...world, browsers };
}

function withChapters(
  world: World,
  client: number,
  change: (chapters: readonly string[]) => readonly string[],
): World {
  const clients = world.clients.map((before, index) =>
    index === client ? { ...before, chapters: change(before.chapters) } : before,
  );
  return { ...world, clients };
}
