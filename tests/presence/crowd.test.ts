import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import {
  countsOf,
  type OverlayHistory,
  recordOverlay,
  toastsOf,
} from '../support/overlay-history.ts';
import { openSimulatedBrowser, type SimulatedBrowser } from '../support/simulated-browser.ts';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';

const CHAPTER = 'presence-chapter-1';
/** Ms in which all have to show the right number. */
const RIGHT_WITHIN_MS = 5_000;

let stage: Stage;
let real: LearnerBrowser[];
let pages: Page[];
let histories: OverlayHistory[];
const simulated: SimulatedBrowser[] = [];

beforeAll(async () => {
  stage = await openStage({ PRESENCE_LIMIT: '10' });
  real = await Promise.all(['Ana', 'Ben'].map((name) => stage.learner(name)));
});
afterAll(async () => {
  for (const browser of simulated) browser[Symbol.dispose]();
  await stage?.[Symbol.asyncDispose]();
});

async function join(name: string): Promise<void> {
  simulated.push(await openSimulatedBrowser(stage.server.url, name, CHAPTER));
}

async function untilAllShow(count: number, withinMs: number): Promise<void> {
  const right = { chapter: count, platform: count };
  await until(
    `all count ${count}`,
    () => simulated.every((browser) => JSON.stringify(browser.counts()) === JSON.stringify(right)),
    withinMs,
  );
  for (const page of pages) await untilCount(page, count, withinMs);
}

describe('where a presence channel holds ten', () => {
  it('shows the right number to all of 14 people in 17 browsers', async () => {
    const [first, second] = real;
    if (!first || !second) throw new Error('There are two.');
    const names = Array.from({ length: 12 }, (_, at) => `Learner ${at + 1}`);
    for (const name of names.slice(0, 4)) await join(name);
    const anas = await first.open(stage.chapter(1));
    for (const name of names.slice(4)) await join(name);
    // Second devices: of one who is on the channel, and of two who are beside it.
    for (const name of ['Learner 1', 'Learner 11', 'Learner 12']) await join(name);
    pages = [anas, await second.open(stage.chapter(1))];
    await untilAllShow(14, RIGHT_WITHIN_MS);
  });

  it('shows it in badge and popup', async () => {
    for (const browser of real) {
      const worker = await browser.worker();
      const badge = () => worker.evaluate('chrome.action.getBadgeText({})');
      await until('the badge says 14', async () => (await badge()) === '14');
    }
    const [ana] = real;
    const [anas] = pages;
    if (!ana || !anas) throw new Error('There are two.');
    const popup = await ana.popup(anas);
    const count = await popup.waitForSelector('[data-part="global-count"]');
    expect(await count?.evaluate((element) => element.textContent)).toContain('14');
    await popup.close();
  });

  it('asks nothing while nothing happens, and shows no other number', async () => {
    // Of who joined while there was no crowd.
    for (const page of pages) await page.waitForSelector(part('join-toast'), { hidden: true });
    histories = await Promise.all(pages.map((page) => recordOverlay(page)));
    const before = simulated.map(({ requests }) => requests.length);
    await delay(8_000);
    expect(simulated.map(({ requests }) => requests.length)).toEqual(before);
    for (const history of histories) expect(countsOf(history)).toEqual([14]);
  });

  it('lists all of them page by page, to who looks at the list, and finds who is beside', async () => {
    const [page] = pages;
    if (!page) throw new Error('There are two.');
    const viewers = () => page.$$(part('viewer'));
    await page.focus(part('viewer-counter'));
    await until('all are listed', async () => (await viewers()).length === 14);
    await page.type(`${part('viewer-list')} input`, 'learner 12');
    await until('one is found', async () => (await viewers()).length === 1);
    await page.keyboard.press('Escape');
  });

  it('is no crowd any more when nine of them have left, and tells of nobody as new', async () => {
    const leaving = simulated.splice(0, 12);
    for (const browser of leaving) browser[Symbol.dispose]();
    // Left are both real browsers, and both second devices of those who were beside it.
    const hasLeft = new Set(leaving.map(({ name }) => name));
    const left = new Set(simulated.map(({ name }) => name));
    expect([hasLeft.size, left.size]).toEqual([12, 3]);
    await untilAllShow(5, 8_000);
    for (const page of pages) {
      await page.waitForSelector(part('viewer-counter', '.live'));
    }
    for (const history of histories) expect(toastsOf(history)).toEqual([]);
  });
});
