import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import {
  type FaultyStage,
  type Learner,
  openFaultyStage,
} from '../../tests/support/faulty-stage.ts';
import { untilCount } from '../../tests/support/stage.ts';
import { until } from '../../tests/support/until.ts';
import type { Figure } from '../figure.ts';
import { countBadgeCalls } from './badge-calls.ts';
import { extensionCpu } from './extension-cpu.ts';
import { openPlatformJoins } from './platform-joins.ts';

const MINUTE_MS = 60_000;
const TABS = 3;
/** Ms until what a chapter asks for when it is opened is over. */
const SETTLING_MS = 10_000;

/** Bars, for one browser with three chapter tabs of which one is seen. */
const REQUESTS_SIGNED_IN = 0.5;
const REQUESTS_OFFLINE = 6;
const CPU_MS = 30;
const TRIES_AT_FIRST = 25;
const TRIES_LATER = 2;
const BADGE_CALLS = 60;
const CPU_MS_WITH_JOINS = 300;

/**
 * What the extension asks for and uses while nothing happens, or much that does not concern it.
 *
 * @param minutes that each part takes; a server that is down takes twice as many, and then three more
 */
export async function* measureIdle(minutes = 5): AsyncIterable<Figure> {
  await using faulty = await openFaultyStage();
  const ana = await faulty.learner('Ana');
  const pages = await openTabs(faulty, ana);
  const ms = minutes * MINUTE_MS;

  const signedIn = await measured(ana, ms, minutes);
  yield atMost('signed in: requests', signedIn.requests, 'a minute', REQUESTS_SIGNED_IN);
  yield atMost('signed in: CPU of the extension', signedIn.cpu, 'ms a minute', CPU_MS);

  using joins = await openPlatformJoins(faulty.stage.server.url);
  const badgeCalls = await countBadgeCalls(await ana.worker());
  let joined = 0;
  const busy = await measured(ana, ms, minutes, async () => {
    joined = await joins.run(ms);
  });
  const note = `${joined} joins`;
  const calls = (await badgeCalls()) / minutes;
  yield { ...atMost('10 joins a second: badge calls', calls, 'a minute', BADGE_CALLS), note };
  yield {
    ...atMost(
      '10 joins a second: CPU of the extension',
      busy.cpu,
      'ms a minute',
      CPU_MS_WITH_JOINS,
    ),
    note,
  };
  joins[Symbol.dispose]();

  await appearOffline(ana, pages);
  const offline = await measured(ana, ms, minutes);
  yield atMost('appearing offline: requests', offline.requests, 'a minute', REQUESTS_OFFLINE);
  yield atMost('appearing offline: CPU of the extension', offline.cpu, 'ms a minute', CPU_MS);

  await faulty.stage.stopServer('at once');
  const before = ana.front.total();
  await pause(2 * ms);
  const tries = ana.front.total() - before;
  yield atMost(`server down for ${2 * minutes} min: tries`, tries, 'tries', TRIES_AT_FIRST);
  const later = await measured(ana, 3 * MINUTE_MS, 3);
  yield atMost('server down, later: tries', later.requests, 'a minute', TRIES_LATER);
}

function atMost(what: string, value: number, unit: string, bar: number): Figure {
  return { what, value, unit, bar, atMost: true };
}

async function openTabs(faulty: FaultyStage, learner: Learner): Promise<Page[]> {
  const pages: Page[] = [];
  for (let tab = 1; tab <= TABS; tab += 1) {
    const page = await learner.open(faulty.site.chapter(tab));
    await untilCount(page, 1);
    pages.push(page);
  }
  return pages;
}

async function appearOffline(learner: Learner, pages: Page[]): Promise<void> {
  const page = pages.at(-1);
  if (!page) throw new Error('There is no tab.');
  const popup = await learner.popup(page);
  await popup.locator('::-p-aria(Appear offline[role="switch"])').click();
  await popup.close();
  await until('it is asked for a roster', () => learner.front.count('/api/presence/roster') > 1);
}

/** Requests and CPU a minute while `work` is done, or while nothing is. */
async function measured(
  { browser, front }: Learner,
  ms: number,
  minutes: number,
  work: () => Promise<void> = () => pause(ms),
): Promise<{ requests: number; cpu: number }> {
  await pause(SETTLING_MS);
  const requests = front.total();
  const cpu = await extensionCpu(browser);
  await work();
  return {
    requests: (front.total() - requests) / minutes,
    cpu: ((await extensionCpu(browser)) - cpu) / minutes,
  };
}
