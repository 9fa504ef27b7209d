import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { untilConnection, untilNames } from '../support/overlay.ts';
import { unchanged, until } from '../support/until.ts';
import { within } from '../support/within-ms.ts';
import { ana, faulty, openAnaAndBen } from './ana-and-ben.ts';

const ACTIVITY = '/api/me/activity';
const PREFERENCES = '/api/me/preferences';

let page: Page;

openAnaAndBen();
beforeEach(async () => {
  page = await ana.open(faulty.site.chapter(1));
  await untilNames(page, ['Ana']);
  return () => page.isClosed() || page.close();
});

const untilItSays = (connection: string, timeout: number) =>
  untilConnection(page, connection, timeout);

describe('while the browser is offline', () => {
  it('nothing is asked of the server, also by who opens the popup, and all is well at once afterwards', async () => {
    await page.setOfflineMode(true);
    await untilItSays('offline', 1_000);
    const worker = await ana.worker();
    const isOnLine = { value: false, configurable: true };
    await worker.evaluate(
      `Object.defineProperty(navigator, 'onLine', ${JSON.stringify(isOnLine)})`,
    );
    ana.proxy.cut();
    await until('the connection is gone', () => ana.front.webSockets() === 0);
    const asked = ana.front.total();
    const popup = await ana.popup(page);
    await popup.waitForSelector('::-p-text(offline)');
    await unchanged('what is asked', () => ana.front.total(), 7_000);
    expect(ana.front.total()).toBe(asked);
    await popup.close();
    await worker.evaluate('delete navigator.onLine');
    await page.setOfflineMode(false);
    await untilItSays('live', 2_000);
  });
});

describe('a report of activity that was lost on the way', () => {
  it('keeps none of those from the server that follow, while the connection stands', async () => {
    const worker = await ana.worker();
    const lost = Promise.withResolvers<void>();
    worker.client.once('Fetch.requestPaused', async ({ requestId }) => {
      await worker.client.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
      await worker.client.send('Fetch.disable');
      lost.resolve();
    });
    await worker.client.send('Fetch.enable', { patterns: [{ urlPattern: `*${ACTIVITY}` }] });
    await worker.evaluate('chrome.idle.onStateChanged.dispatch("locked")');
    await lost.promise;
    const seen = ana.front.next(ACTIVITY);
    await worker.evaluate('chrome.idle.onStateChanged.dispatch("active")');
    await within('the next report', seen, 10_000);
  });
});

describe('a wait that the server asks for', () => {
  it('binds the learner whom it asked, and nobody who signs in after them', async () => {
    const press = async () => {
      const popup = await ana.popup(page);
      await popup.locator('::-p-aria(Join messages[role="switch"])').click();
      await popup.close();
    };
    ana.front.refuse(PREFERENCES, 'too-many-requests', 600);
    const refused = ana.front.next(PREFERENCES);
    await press();
    await within('the change', refused, 5_000);
    ana.front.release(PREFERENCES);
    const asked = ana.front.count(PREFERENCES);
    await press();
    await unchanged('what is asked', () => ana.front.count(PREFERENCES), 1_000);
    expect(ana.front.count(PREFERENCES)).toBe(asked);
    const isAsked = ana.front.next(PREFERENCES);
    const popup = await ana.popup(page);
    await popup.locator('::-p-aria(Sign out[role="button"])').click();
    await popup.waitForSelector('input[name="displayName"]');
    await popup.close();
    await ana.signIn(page, 'Dora');
    await untilNames(page, ['Dora']);
    await within('Dora’s are asked for', isAsked, 5_000);
  });
});
