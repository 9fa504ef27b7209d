import { setTimeout } from 'node:timers/promises';
import { type OverlayReading, readOverlay } from '../../support/overlay.ts';
import { type Players, WATCHER } from './players.ts';
import { type BrowserState, presentOn, type Tab, type World } from './world.ts';

/** Ms that everything may take to be right: a request that hangs, its retry, a leave, a slow machine. */
const LIMIT_MS = 30_000;
/** Ms between two looks. */
const EVERY_MS = 150;
/** Ms that everything has to stay right. */
const STEADY_MS = 900;

/** How things were in the end. */
export interface DeliveryOutcome {
  /** Each overlay that does not show what is true, in a line. */
  wrong: string[];
  /** Ms that it took. */
  took: number;
  /** The names that each tab lists, of browsers whose line is open. */
  listed: ReadonlyMap<number, readonly string[]>;
}

/** Waits until every overlay shows what is true, and goes on to. */
export async function settle(world: World, players: Players): Promise<DeliveryOutcome> {
  const began = Date.now();
  let rightSince: number | null = null;
  for (;;) {
    const { wrong, listed } = await compare(world, players);
    const now = Date.now();
    rightSince = wrong.length > 0 ? null : (rightSince ?? now);
    const isSteady = rightSince !== null && now - rightSince >= STEADY_MS;
    if (isSteady || now - began > LIMIT_MS)
      return { wrong, listed, took: (rightSince ?? now) - began };
    await setTimeout(EVERY_MS);
  }
}

async function compare(world: World, players: Players): Promise<Omit<DeliveryOutcome, 'took'>> {
  const wrong: string[] = [];
  const listed = new Map<number, readonly string[]>();
  for (const [index, browser] of world.browsers.entries()) {
    const isOpen = browser.line === 'open';
    const whose = `${browser.learner}'s browser ${index}`;
    for (const tab of browser.tabs) {
      const page = players.tabs.get(tab.id)?.page;
      const shown = page ? await readOverlay(page) : null;
      if (isOpen && shown) listed.set(tab.id, shown.names);
      const trouble = isOpen ? differences(shown, expectedOn(world, browser, tab)) : doubled(shown);
      if (trouble) wrong.push(`${whose}, tab ${tab.id}, chapter ${tab.chapter}: ${trouble}`);
    }
    const connections = players.browsers[index]?.front.webSockets() ?? 0;
    const needed = isOpen && browser.tabs.some(({ chapter }) => chapter !== null) ? 1 : 0;
    if (connections > 1 || connections < needed) wrong.push(`${whose}: ${connections} connections`);
  }
  return { wrong, listed };
}

/** The names that a tab has to list, or `null` where there must be no overlay. */
function expectedOn(world: World, { learner }: BrowserState, { chapter }: Tab): string[] | null {
  if (chapter === null) return null;
  const others = presentOn(world, chapter);
  others.delete(learner);
  return [learner, ...[...others, WATCHER].sort()];
}

function differences(shown: OverlayReading | null, expected: string[] | null): string | null {
  if (!shown || !expected)
    return shown === expected ? null : `${expected} expected, ${shown?.names}`;
  const [self, ...others] = shown.names;
  const isRight =
    shown.overlays === 1 &&
    shown.connection === 'live' &&
    shown.count === expected.length &&
    [self, ...others.sort()].join() === expected.join();
  return isRight ? null : `${expected} expected, ${JSON.stringify(shown)}`;
}

function doubled(shown: OverlayReading | null): string | null {
  return shown && shown.overlays > 1 ? `${shown.overlays} overlays` : null;
}
