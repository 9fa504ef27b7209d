import { beforeAll, describe, expect, it } from 'vitest';
import { openRecorded } from '../support/faulty-stage.ts';
import { untilNames } from '../support/overlay.ts';
import { connectionsOf, countsOf, toastsOf } from '../support/overlay-history.ts';
import { part } from '../support/stage.ts';
import { until } from '../support/until.ts';
import { killWorker } from '../support/worker-control.ts';
import { ana, ben, cem, faulty, openAnaAndBen } from './ana-and-ben.ts';

const AUTH = '/api/presence/connect';

openAnaAndBen();
beforeAll(async () => {
  for (const chapter of [1, 2, 3, 4]) await ben.join(`presence-chapter-${chapter}`);
});

describe('a worker that is killed', () => {
  it('while idle: the overlay goes on, and tells who joins afterwards', async () => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(1));
    await untilNames(page, ['Ana', 'Ben']);
    await killWorker(ana);
    await cem.join('presence-chapter-1');
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(countsOf(history)).toEqual([2, 3]);
    expect(connectionsOf(history)).toEqual(['live']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('while it asks for the channel: the next one asks again', async () => {
    ana.front.hold(AUTH);
    const asked = ana.front.next(AUTH);
    const { page, history } = await openRecorded(ana, faulty.site.chapter(2));
    await asked;
    await killWorker(ana);
    ana.front.release(AUTH);
    await untilNames(page, ['Ana', 'Ben']);
    expect(countsOf(history)).toEqual([2]);
    expect(toastsOf(history)).toEqual([]);
  });

  it('while it subscribes: the next one does so again', async () => {
    ana.front.hold(AUTH);
    const asked = ana.front.next(AUTH);
    const { page, history } = await openRecorded(ana, faulty.site.chapter(3));
    await asked;
    ana.proxy.stall();
    const subscribing = ana.front.nextMessage();
    ana.front.release(AUTH);
    await subscribing;
    await killWorker(ana);
    await ana.proxy.restore();
    await untilNames(page, ['Ana', 'Ben']);
    expect(countsOf(history)).toEqual([2]);
    expect(toastsOf(history)).toEqual([]);
  });

  it('while others come and go: nobody is missed or kept', async () => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(4));
    await untilNames(page, ['Ana', 'Ben']);
    await Promise.all([cem.join('presence-chapter-4'), killWorker(ana)]);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    cem.leave('presence-chapter-4');
    await killWorker(ana);
    await untilNames(page, ['Ana', 'Ben']);
    expect(countsOf(history)).toEqual([2, 3, 2]);
    expect(connectionsOf(history)).toEqual(['live']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('with nobody signed in: the first click on the pill opens the popup to sign in', async () => {
    const zoe = await faulty.stage.stranger();
    const page = await zoe.open(faulty.site.chapter(5));
    await page.waitForSelector(part('viewer-counter', '.signed-out'));
    await killWorker(zoe);
    const popup = zoe.browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
    await page.click(part('viewer-counter'));
    await popup;
  });

  it('leaves one connection behind', async () => {
    await until('one connection', () => ana.front.webSockets() === 1);
  });
});
