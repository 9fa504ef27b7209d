import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ana,
  ben,
  channel,
  chapter,
  faulty,
  openAnaAndBen,
  openChapters,
} from '../faults/ana-and-ben.ts';
import { takeLines } from '../support/consoles.ts';
import { openRecorded } from '../support/faulty-stage.ts';
import { readOverlay, untilConnection, untilNames } from '../support/overlay.ts';
import { connectionsOf, type OverlayHistory } from '../support/overlay-history.ts';
import { untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';

const ROSTER = '/api/presence/roster';
const CONFIG = '/api/config';

let page: Page;
let history: OverlayHistory;

openAnaAndBen();
openChapters();
beforeEach(async () => {
  ({ page, history } = await openRecorded(ana, faulty.site.chapter(chapter)));
  await untilNames(page, ['Ana', 'Ben']);
  return () => page.isClosed() || page.close();
});

const untilItSays = (connection: string, timeout: number) =>
  untilConnection(page, connection, timeout);

/** Presses a switch in the popup over the page. */
async function press(label: string): Promise<void> {
  const popup = await ana.popup(page);
  await popup.locator(`::-p-aria(${label}[role="switch"])`).click();
  await popup.close();
}

describe('the browser’s offline event', () => {
  it('is told within a second, and so is the end of it', async () => {
    await page.setOfflineMode(true);
    await untilItSays('offline', 1_000);
    await page.setOfflineMode(false);
    await untilItSays('live', 2_000);
    await untilNames(page, ['Ana', 'Ben']);
  });
});

describe('a connection that is swallowed both ways, of which no event tells,', () => {
  it('is told within 25 s', async () => {
    ana.proxy.drop('to-server', 'to-client');
    const lost = performance.now();
    await until(
      'it says so',
      async () => (await readOverlay(page))?.connection === 'reconnecting',
      25_000,
    );
    expect(performance.now() - lost).toBeLessThanOrEqual(25_000);
    await ana.proxy.restore();
    await untilNames(page, ['Ana', 'Ben'], 30_000);
  });
});

describe('a captive portal, which answers all with a page of its own,', () => {
  it('is no refusal: the overlay can’t reach the server, and recovers', async () => {
    const paths = [CONFIG, '/api/presence/connect', '/api/local-identity/token'];
    for (const path of paths) ana.front.answer(path, 200);
    ana.proxy.cut();
    await untilItSays('reconnecting', 15_000);
    expect(connectionsOf(history)).toEqual(['live', 'reconnecting']);
    for (const path of paths) ana.front.release(path);
    await untilNames(page, ['Ana', 'Ben'], 15_000);
  });
});

describe('a learner who appears offline', () => {
  it('is seen again within two seconds of choosing so, and has no number without one', async () => {
    await press('Appear offline');
    await until('Ana is gone', () => !ben.members(channel).includes('Ana'));
    await untilCount(page, 1);
    const popup = await ana.popup(page);
    await popup.waitForFunction('/^[0-9]+$/.test(document.querySelector(".number").textContent)');
    await popup.locator('::-p-aria(Appear offline[role="switch"])').click();
    await until('Ana is seen', () => ben.members(channel).includes('Ana'), 2_000);
    await popup.close();
    await untilNames(page, ['Ana', 'Ben']);
  });

  it('is never shown an old roster as live, nor themselves in it, where none can be had', async () => {
    ana.front.answer(ROSTER, 500);
    await press('Appear offline');
    await untilItSays('reconnecting', 10_000);
    expect((await readOverlay(page))?.names).not.toContain('Ana');
    ana.front.release(ROSTER);
    await press('Appear offline');
    await untilNames(page, ['Ana', 'Ben'], 30_000);
  });
});

describe('a promise that is rejected in the worker and that nobody looks after', () => {
  it('is noticed', async () => {
    const seen = ana.consoles.length;
    const worker = await ana.worker();
    await worker.evaluate('void Promise.reject(new Error("nobody cares"))');
    await until('it is on the console', () =>
      ana.consoles.slice(seen).some((line) => line.includes('nobody caught')),
    );
    takeLines();
  });
});
