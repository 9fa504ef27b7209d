import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ana,
  ben,
  cem,
  channel,
  chapter,
  faulty,
  openAnaAndBen,
  openChapters,
} from '../faults/ana-and-ben.ts';
import { openRecorded } from '../support/faulty-stage.ts';
import { untilConnection, untilNames } from '../support/overlay.ts';
import {
  connectionsOf,
  countsOf,
  type OverlayHistory,
  toastsOf,
} from '../support/overlay-history.ts';
import { unchanged, until } from '../support/until.ts';
import { moveClock } from '../support/worker-control.ts';

const TOKEN = '/api/local-identity/token';
const AUTHORISATION = '/api/presence/connect';
const HOUR = 3_600_000;
/** Ms within which a browser is back that no event tells of the network's return. */
const BACK_WITHIN_MS = 30_000;

let page: Page;
let history: OverlayHistory;

openAnaAndBen();
openChapters();
beforeEach(async () => {
  ({ page, history } = await openRecorded(ana, faulty.site.chapter(chapter)));
  await untilNames(page, ['Ana', 'Ben']);
  return () => page.close();
});

/** Waits until the page says that it is not live. */
const untilItSaysSo = () => untilConnection(page, 'reconnecting');

describe('an outage', () => {
  it('swallows everything, and no event tells of it: the browser is back within 30 s', async () => {
    ana.proxy.drop('to-server', 'to-client');
    await cem.join(channel);
    await unchanged('what the overlay counts', () => countsOf(history), 1_000);
    await ana.proxy.restore(); // what has lost something stays silent all the same
    await untilNames(page, ['Ana', 'Ben', 'Cem'], BACK_WITHIN_MS);
    expect(countsOf(history)).toEqual([2, 3]);
    expect(connectionsOf(history)).toEqual(['live']);
    // By now his visit is half a minute old: that is no news.
    expect(toastsOf(history)).toEqual([]);
  });

  it('outlasts the token: it is exchanged for a new one, and nothing looks like an error', async () => {
    await ana.proxy.refuse();
    await untilItSaysSo();
    const exchanged = ana.front.count(TOKEN);
    await moveClock(await ana.worker(), HOUR);
    await cem.join(channel);
    await ana.proxy.restore();
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(ana.front.count(TOKEN)).toBeGreaterThan(exchanged);
    expect(connectionsOf(history)).toEqual(['live', 'reconnecting', 'live']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('takes the name of the server away: it is found again once it has its name back', async () => {
    const worker = await ana.worker();
    const unknown = { errorReason: 'NameNotResolved' } as const;
    worker.client.on('Fetch.requestPaused', ({ requestId }) => {
      void worker.client.send('Fetch.failRequest', { requestId, ...unknown });
    });
    await worker.client.send('Fetch.enable');
    ana.proxy.cut();
    await untilItSaysSo();
    await cem.join(channel);
    await worker.client.send('Fetch.disable');
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('is another learner’s: they go and are back, and no page is told, also none loaded meanwhile', async () => {
    const dora = await faulty.learner('Dora');
    await dora.open(faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben', 'Dora']);
    await dora.proxy.refuse();
    await untilNames(page, ['Ana', 'Ben']);
    const another = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(another.page, ['Ana', 'Ben']);
    await dora.proxy.restore();
    await (await dora.worker()).evaluate('void self.dispatchEvent(new Event("online"))');
    await untilNames(another.page, ['Ana', 'Ben', 'Dora']);
    await page.bringToFront();
    await untilNames(page, ['Ana', 'Ben', 'Dora']);
    expect(toastsOf(history)).toEqual(['Dora joined']);
    expect(toastsOf(another.history)).toEqual([]);
    await Promise.all([another.page.close(), dora.close()]);
  });

  it('is over, with who is here still to be told, when a page is opened: it names nobody who was there', async () => {
    await ana.proxy.refuse();
    await untilItSaysSo();
    await cem.join(channel);
    ana.front.hold(AUTHORISATION);
    const asked = ana.front.next(AUTHORISATION);
    await ana.proxy.restore();
    await asked;
    const another = await openRecorded(ana, faulty.site.chapter(chapter));
    await unchanged('its toasts', () => toastsOf(another.history), 500);
    ana.front.release(AUTHORISATION);
    await untilNames(another.page, ['Ana', 'Ben', 'Cem']);
    expect(toastsOf(another.history)).toEqual([]);
    expect(countsOf(another.history)).toEqual([3]);
    await another.page.close();
  });

  it('sees a page come that is loaded while others are not back yet: it tells of nobody', async () => {
    await Promise.all([ben.join('presence-global'), cem.join('presence-global')]);
    const another = await openRecorded(ana, faulty.site.chapter(chapter + 99));
    await untilNames(another.page, ['Ana']);
    await faulty.stage.stopServer('at once');
    // Else they may be back before Ana, who then misses nobody.
    ben.disconnect();
    cem.disconnect();
    await faulty.stage.startServer();
    await until('Ana is back', () => ana.front.webSockets() > 0);
    // All at once: whoever takes longer than everybody should is told of.
    await Promise.all([page.reload(), another.page.goto(faulty.site.chapter(chapter + 100))]);
    await untilNames(another.page, ['Ana']);
    await Promise.all([ben.reconnect(), cem.reconnect()]);
    await ben.join(`presence-chapter-${chapter + 100}`);
    await untilNames(another.page, ['Ana', 'Ben']);
    await page.bringToFront();
    await untilNames(page, ['Ana', 'Ben']);
    expect([...toastsOf(history), ...toastsOf(another.history)]).toEqual([]);
    await another.page.close();
  });
});
