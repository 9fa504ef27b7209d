import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { type OverlayReading, readOverlay } from '../../support/overlay.ts';
import { type ExpectedOverlay, expectedOverlay } from './expected-overlay.ts';
import { levelIn } from './people.ts';
import type { Players } from './players.ts';
import { roomName } from './rooms.ts';
import { type BrowserState, personCalled, type Tab, type World } from './world.ts';

/** Ms that everything may take to be right: a request that hangs, its retry, a leave, a slow machine. */
const LIMIT_MS = 30_000;
/** The same where a browser tries seldom: `SERVER_PACE` of the worker, and what comes then. */
const SELDOM_LIMIT_MS = 150_000;
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
}

/** Waits until every overlay shows what is true, and goes on to. */
export async function settle(world: World, players: Players): Promise<DeliveryOutcome> {
  const began = Date.now();
  await lookAgain(world, players);
  const limit = players.longAway.size > 0 ? SELDOM_LIMIT_MS : LIMIT_MS;
  players.longAway.clear();
  let rightSince: number | null = null;
  for (;;) {
    const wrong = await compare(world, players);
    const now = Date.now();
    rightSince = wrong.length > 0 ? null : (rightSince ?? now);
    const isSteady = rightSince !== null && now - rightSince >= STEADY_MS;
    if (isSteady || now - began > limit) return { wrong, took: (rightSince ?? now) - began };
    await setTimeout(EVERY_MS);
  }
}

/**
 * Learners look at their pages anew: who appears offline asks ever more rarely while nobody does, and who was
 * without a server for long hardly tries it.
 */
async function lookAgain(world: World, players: Players): Promise<void> {
  const looking = world.browsers.map(async (browser, index) => {
    const tab = browser.tabs.find(({ id }) => id === browser.front);
    const page = tab && players.tabs.get(tab.id)?.page;
    if (!page || !(players.longAway.has(index) || isLookingOn(world, browser, tab))) return;
    const other = await page.browser().newPage();
    await page.bringToFront();
    await other.close();
  });
  await Promise.all(looking);
}

/** Whether the learner sees who is there without being there themselves. */
function isLookingOn(world: World, { learner }: BrowserState, { room }: Tab): boolean {
  return room !== null && levelIn(personCalled(world, learner), room) === 'offline';
}

async function compare(world: World, players: Players): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, browser] of world.browsers.entries()) {
    const isOpen = browser.line === 'open';
    const whose = `${browser.learner}'s browser ${index}`;
    for (const tab of browser.tabs) {
      const trouble = await troubleOf(world, browser, tab, players.tabs.get(tab.id)?.page);
      const where = tab.room ? roomName(tab.room) : 'no room';
      if (trouble) wrong.push(`${whose}, tab ${tab.id}, ${where}: ${trouble}`);
    }
    const connections = players.browsers[index]?.front.webSockets() ?? 0;
    const needed = isOpen && browser.tabs.some(({ room }) => room !== null) ? 1 : 0;
    if (connections > 1 || connections < needed) wrong.push(`${whose}: ${connections} connections`);
  }
  return wrong;
}

async function troubleOf(
  world: World,
  browser: BrowserState,
  tab: Tab,
  page: Page | undefined,
): Promise<string | null> {
  const shown = page ? await readOverlay(page) : null;
  // Without a line nothing can be true; and nobody asks who is here for a page that nobody sees.
  const isHidden = isLookingOn(world, browser, tab) && browser.front !== tab.id;
  if (browser.line !== 'open' || isHidden) {
    return shown && shown.overlays > 1 ? `${shown.overlays} overlays` : null;
  }
  return differences(shown, expectedOverlay(world, browser, tab));
}

function differences(
  shown: OverlayReading | null,
  expected: ExpectedOverlay | null,
): string | null {
  if (!shown || !expected) {
    const isNone = shown === null && expected === null;
    return isNone ? null : `${JSON.stringify(expected)} expected, ${shown?.names}`;
  }
  const { self, others } = expected;
  const [first, ...rest] = self === null ? [null, ...shown.names] : shown.names;
  const isRight =
    shown.overlays === 1 &&
    shown.connection === expected.connection &&
    shown.count === expected.count &&
    [first, ...rest.sort()].join() === [self, ...others].join();
  return isRight ? null : `${JSON.stringify(expected)} expected, ${JSON.stringify(shown)}`;
}
