import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { type CourseSite, openCourseSite } from '../../tests/support/course-site.ts';
import { type FaultyFront, openFaultyFront } from '../../tests/support/faulty-front.ts';
import { openStage, type Stage, untilCount } from '../../tests/support/stage.ts';
import { until } from '../../tests/support/until.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import type { Figure } from '../figure.ts';
import { extensionCpu } from './extension-cpu.ts';
import { measureJoins } from './measure-joins.ts';
import { expectNoDebugger } from './worker-session.ts';

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

/** A learner whose requests are counted. */
interface Learner extends LearnerBrowser {
  front: FaultyFront;
}

/**
 * What the extension asks for and uses while nothing happens, or much that does not concern it. No
 * debugger is attached to its worker meanwhile.
 *
 * @param minutes that each part takes; a server that is down takes twice as many, and then three more
 */
export async function* measureIdle(minutes = 5): AsyncIterable<Figure> {
  await using site = await openCourseSite();
  await using stage = await openStage();
  await using front = await openFaultyFront(stage.server.url);
  const ana = await signedIn(stage, site, front);
  const pages = await openTabs(site, ana);
  await (await ana.worker()).client.detach(); // last, as it can't be had by Puppeteer again
  const ms = minutes * MINUTE_MS;

  const atRest = await measured(ana, ms);
  yield atMost('signed in: requests', atRest.requests, 'a minute', REQUESTS_SIGNED_IN);
  yield atMost('signed in: CPU of the extension', atRest.cpu, 'ms a minute', CPU_MS);

  yield* measureJoins(ana.browser, stage.server.url, ms);

  await appearOffline(ana, pages);
  const offline = await measured(ana, ms);
  yield atMost('appearing offline: requests', offline.requests, 'a minute', REQUESTS_OFFLINE);
  yield atMost('appearing offline: CPU of the extension', offline.cpu, 'ms a minute', CPU_MS);

  await stage.stopServer('at once');
  const tries = await requestsIn(2 * ms, front);
  yield atMost(`server down for ${2 * minutes} min: tries`, tries, 'tries', TRIES_AT_FIRST);
  const later = (await requestsIn(3 * MINUTE_MS, front)) / 3;
  yield atMost('server down, later: tries', later, 'a minute', TRIES_LATER);
}

function atMost(what: string, value: number, unit: string, bar: number): Figure {
  return { what, value, unit, bar, atMost: true };
}

async function signedIn(stage: Stage, site: CourseSite, front: FaultyFront): Promise<Learner> {
  const learner = await stage.stranger({ serverUrl: front.url });
  const page = await learner.open(site.url);
  await learner.signIn(page, 'Ana');
  await page.close();
  return { ...learner, front };
}

async function openTabs(site: CourseSite, learner: Learner): Promise<Page[]> {
  const pages: Page[] = [];
  for (let tab = 1; tab <= TABS; tab += 1) {
    const page = await learner.open(site.chapter(tab));
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

/** Requests and CPU a minute while nothing is done for `ms`. */
async function measured(
  { browser, front }: Learner,
  ms: number,
): Promise<{ requests: number; cpu: number }> {
  await pause(SETTLING_MS);
  await expectNoDebugger(browser);
  const cpuBefore = await extensionCpu(browser);
  const requests = await requestsIn(ms, front);
  const cpu = (await extensionCpu(browser)) - cpuBefore;
  const minutes = ms / MINUTE_MS;
  return { requests: requests / minutes, cpu: cpu / minutes };
}

async function requestsIn(ms: number, front: FaultyFront): Promise<number> {
  const before = front.total();
  await pause(ms);
  return front.total() - before;
}
