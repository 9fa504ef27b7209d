import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, WebWorker } from 'puppeteer';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '../../server/contract/extension-id.ts';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { watchConsoles } from '../support/consoles.ts';
import { openRecorded } from '../support/faulty-stage.ts';
import { readOverlay, untilNames } from '../support/overlay.ts';
import { toastsOf } from '../support/overlay-history.ts';
import { until } from '../support/until.ts';
import { ana, ben, faulty, openAnaAndBen } from './ana-and-ben.ts';

const CHANNEL = 'presence-chapter-1';

const Ports = v.record(v.string(), v.number());

openAnaAndBen();
beforeAll(async () => {
  await ben.join(CHANNEL);
});

describe('the extension', () => {
  it('is updated while pages are open: they have its new overlay, once', async () => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await mark(page);
    await ana.browser.installExtension(EXTENSION_DIR);
    await untilNew(page);
    const cem = await faulty.client('Cem');
    await cem.join(CHANNEL);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
    cem.leave(CHANNEL);
    await untilNames(page, ['Ana', 'Ben']);
    expect(ben.members(CHANNEL)).toHaveLength(2);
    await page.close();
  });

  it('is updated while one of four pages is frozen: the others have the overlay at once, and it later', async () => {
    const pages = [];
    for (let number = 0; number < 4; number += 1) {
      pages.push((await openRecorded(ana, faulty.site.chapter(1))).page);
    }
    for (const page of pages) {
      await untilNames(page, ['Ana', 'Ben']);
      await mark(page);
    }
    const [frozen, ...healthy] = pages;
    const session = await frozen?.createCDPSession();
    await session?.send('Page.setWebLifecycleState', { state: 'frozen' });
    await ana.browser.installExtension(EXTENSION_DIR);
    const from = performance.now();
    for (const page of healthy) await untilNew(page);
    expect(performance.now() - from).toBeLessThan(2_000);
    const ports = await countPorts(ana);
    await session?.send('Page.setWebLifecycleState', { state: 'active' });
    for (const page of pages) await untilNew(page);
    await settled(ports);
    expect(Math.max(...Object.values(await ports()))).toBeLessThanOrEqual(2);
    for (const page of pages) await page.close();
  });

  it('is put in again by an update of the browser: the scripts that are there stay', async () => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await mark(page);
    const ports = await countPorts(ana);
    const worker = await ana.worker();
    for (let time = 0; time < 2; time += 1) {
      await worker.evaluate(`chrome.runtime.onInstalled.dispatch({ reason: 'chrome_update' })`);
      await putIn(worker);
    }
    await settled(ports);
    expect(await ports()).toEqual({});
    expect(await page.$$('alongside-overlay')).toHaveLength(1);
    expect(await page.$('alongside-overlay[old]')).not.toBeNull();
    const cem = await faulty.client('Cem');
    await cem.join(CHANNEL);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
    cem.leave(CHANNEL);
    await untilNames(page, ['Ana', 'Ben']);
    await page.close();
  });

  it('has two scripts in one page that do not know of each other: the first yields', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await mark(page);
    const ports = await countPorts(ana);
    const worker = await ana.worker();
    await inChapterTabs(worker, 'func: () => { globalThis.alongsideScripts = undefined }');
    await putIn(worker);
    await untilNew(page);
    await settled(ports);
    expect(Object.values(await ports())).toEqual([1]);
    await untilNew(page);
    await page.close();
  });

  it('is removed while pages are open, one of them frozen: nothing of it stays', async () => {
    const { page: frozen } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(frozen, ['Ana', 'Ben']);
    const session = await frozen.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    const { page } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await ana.browser.uninstallExtension(EXTENSION_ID);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await until('its overlay is gone', async () => (await readOverlay(frozen)) === null);
    await until('the overlay is gone', async () => (await readOverlay(page)) === null);
    await until('Ana has left', () => ben.members(CHANNEL).length === 1);
  });
});

describe('a browser that loads the extension at its start', () => {
  it('has one overlay on a chapter that it opens with, and one script that holds a port', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'alongside-profile-'));
    const serverUrl = faulty.stage.server.url;
    const first = await openLearnerBrowser({ serverUrl, profile });
    await first.signIn(await first.open(faulty.site.url), 'Dilara');
    await first.close();
    const second = await openLearnerBrowser({ serverUrl, profile, args: [faulty.site.chapter(2)] });
    watchConsoles(second.browser);
    const ports = await countPorts(second);
    const page = await until('the page', async () => {
      const pages = await second.browser.pages();
      return pages.find((found) => found.url() === faulty.site.chapter(2)) ?? null;
    });
    await untilNames(page, ['Dilara']);
    await putIn(await second.worker());
    await settled(ports);
    expect(Math.max(0, ...Object.values(await ports()))).toBeLessThanOrEqual(2);
    expect(await page.$$('alongside-overlay')).toHaveLength(1);
    await second.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
});

/** Marks the overlay that is there, to tell it from one that takes its place. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('alongside-overlay')?.setAttribute('old', ''));
}

/** Waits until another overlay is there, alone and right. */
async function untilNew(page: Page): Promise<void> {
  await until('the new overlay', () => page.$('alongside-overlay:not([old])'));
  await until('it alone', async () => (await readOverlay(page))?.overlays === 1);
  await untilNames(page, ['Ana', 'Ben']);
}

/** Puts the script into all chapter pages, as the worker does after an update. */
async function putIn(worker: WebWorker): Promise<void> {
  await inChapterTabs(worker, `files: ['/chapter.js', '/overlay.js']`);
}

/** @param what of the arguments of `chrome.scripting.executeScript` */
async function inChapterTabs(worker: WebWorker, what: string): Promise<void> {
  await worker.evaluate(`chrome.tabs.query({ url: '*://*/courses/*' }).then((tabs) => Promise.all(
    tabs.map(({ id }) => chrome.scripting.executeScript({ target: { tabId: id }, ${what} }))))`);
}

/** Counts the ports that pages open from now on, by the ids of their tabs. */
async function countPorts(learner: LearnerBrowser): Promise<() => Promise<Record<string, number>>> {
  const worker = await learner.worker();
  await worker.evaluate(`{
    const opened = (globalThis.opened = {});
    chrome.runtime.onConnect.addListener(({ sender }) => {
      const tab = sender?.tab?.id;
      opened[tab] = (opened[tab] ?? 0) + 1;
    });
  }`);
  return async () => v.parse(Ports, await worker.evaluate('opened'));
}

/** Waits as long as scripts that drive each other out would have gone on. */
async function settled(ports: () => Promise<Record<string, number>>): Promise<void> {
  const from = Date.now();
  let before = await ports();
  await until('no port is opened any more', async () => {
    const now = await ports();
    const isSame = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return isSame && Date.now() - from > 2_000;
  });
}
