import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../figure.ts';
import { startCountingServer } from './counting-server.ts';
import { type BrowserDriver, originalBrowser, ourBrowser } from './drivers.ts';
import { type Step, scriptFor } from './script.ts';

const LEARNERS = 30;
const CHAPTERS = 10;
const HOUR = 3_600;
/** How many times faster than life the hour passes. */
const SPEED = 60;
/** Seconds that a page takes to load, and that a peek at the next chapter lasts. */
const LOADING = 0.8;
const PEEK = 2;

interface Cost {
  connections: number;
  messages: number;
}

/** What an hour of learners costs at the Channels server, as a share of what the original design costs. */
export async function* measureCost(): AsyncIterable<Figure> {
  const original = await playHour(originalBrowser);
  const ours = await playHour((port, userId) => ourBrowser(port, userId, SPEED));
  const what = `an hour of ${LEARNERS} learners on ${CHAPTERS} chapters`;
  yield {
    what: `${what}: messages, of the original's`,
    value: ours.messages / original.messages,
    unit: 'x',
    bar: 1 / 5,
    atMost: true,
    note: `${ours.messages} against ${original.messages}`,
  };
  yield {
    what: `${what}: connections, of the original's`,
    value: ours.connections / original.connections,
    unit: 'x',
    bar: 1 / 10,
    atMost: true,
    note: `${ours.connections} against ${original.connections}`,
  };
}

async function playHour(open: (port: number, userId: string) => BrowserDriver): Promise<Cost> {
  const server = await startCountingServer();
  const learners = Array.from({ length: LEARNERS }, (_, index) => index + 1);
  await Promise.all(
    learners.map((seed) => {
      const browser = open(server.port, `learner-${seed}`);
      return play(browser, 1 + (seed % CHAPTERS), scriptFor(seed, HOUR, CHAPTERS));
    }),
  );
  const { connections, messages } = server;
  await server.close();
  return { connections, messages };
}

/** Plays a learner's script, as many times faster than life. */
async function play(browser: BrowserDriver, first: number, steps: readonly Step[]): Promise<void> {
  const tabs = [{ page: await browser.load(first), chapter: first }];
  for (const { after, kind, chapter } of steps) {
    await seconds(after);
    const tab = tabs.at(-1);
    if (!tab) break;
    if (kind === 'open') tabs.push({ page: await browser.load(chapter), chapter });
    else if (kind === 'close') {
      if (tabs.length > 1) tabs.pop()?.page.leave();
    } else if (kind === 'follow') {
      await tab.page.show(chapter);
      tab.chapter = chapter;
    } else if (kind === 'peek') {
      await tab.page.show(1 + (tab.chapter % CHAPTERS));
      await seconds(PEEK);
      await tab.page.show(tab.chapter);
    } else {
      tab.page.leave();
      await seconds(LOADING);
      if (kind === 'load') tab.chapter = chapter;
      tab.page = await browser.load(tab.chapter);
    }
  }
  browser.close();
}

async function seconds(simulated: number): Promise<void> {
  await pause((simulated / SPEED) * 1000);
}
