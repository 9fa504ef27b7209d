import type { Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
import { readOverlay, untilNames } from '../support/overlay.ts';
import {
  connectionsOf,
  countsOf,
  type OverlayHistory,
  toastsOf,
} from '../support/overlay-history.ts';
import { until } from '../support/until.ts';
import { moveClock } from '../support/worker-control.ts';

const AUTH = '/api/presence/connect';
const HOUR = 3_600_000;

openAnaAndBen();
openChapters();

describe('the network', () => {
  let page: Page;
  let history: OverlayHistory;

  beforeEach(async () => {
    ({ page, history } = await openRecorded(ana, faulty.site.chapter(chapter)));
    await untilNames(page, ['Ana', 'Ben']);
    return () => page.close();
  });

  it('is cut without a word, twice: nothing is seen of it', async () => {
    for (let time = 0; time < 2; time += 1) {
      ana.proxy.cut();
      await until('the old connection is gone', () => ana.front.webSockets() === 0);
      await until('a new connection', () => ana.front.webSockets() > 0);
      await until('Ana is there again', () => ben.members(channel).length === 2);
    }
    expect(ana.front.webSockets()).toBe(1);
    await untilNames(page, ['Ana', 'Ben']);
    await cem.join(channel);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(countsOf(history)).toEqual([2, 3]);
    expect(connectionsOf(history)).toEqual(['live']);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('is away for longer than usual: the overlay says so, keeps who was there, and tells who is new', async () => {
    await ana.proxy.refuse();
    await until('it says so', async () => (await readOverlay(page))?.connection === 'reconnecting');
    expect((await readOverlay(page))?.names).toEqual(['Ana', 'Ben']);
    await cem.join(channel);
    await ana.proxy.restore();
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(connectionsOf(history)).toEqual(['live', 'reconnecting', 'live']);
    expect(countsOf(history)).toEqual([2, 3]);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('swallows everything on the old connection: a change of network brings a new one', async () => {
    ana.proxy.drop('to-server', 'to-client');
    await cem.join(channel);
    await ana.proxy.restore();
    await (await ana.worker()).evaluate('void self.dispatchEvent(new Event("online"))');
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    expect(countsOf(history)).toEqual([2, 3]);
    expect(toastsOf(history)).toEqual(['Cem joined']);
    ana.proxy.cut();
    await until('one connection', () => ana.front.webSockets() === 1);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
  });

  it('is slow: everything comes all the same', async () => {
    ana.proxy.delay(700);
    ana.proxy.cut();
    await cem.join(channel);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    await ana.proxy.restore();
    expect(countsOf(history)).toEqual([2, 3]);
    expect(toastsOf(history)).toEqual(['Cem joined']);
  });

  it('has no server for five seconds: all are there again, and nobody is told of anybody', async () => {
    await faulty.stage.stopServer('at once');
    const gone = Date.now();
    await until('five seconds', () => Date.now() - gone > 5_000);
    await faulty.stage.startServer();
    await Promise.all([ben.reconnect(), cem.reconnect()]);
    await untilNames(page, ['Ana', 'Ben']);
    await until('one connection', () => ana.front.webSockets() === 1);
    expect(toastsOf(history)).toEqual([]);
  });
});

describe('the clock', () => {
  it.each([
    ['an hour on, as after a sleep', HOUR],
    ['an hour back', -HOUR],
  ])('jumps %s: people come and go as before', async (_how, ms) => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(chapter));
    await cem.join(channel);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    cem.leave(channel);
    await until('Cem has left', () => ben.members(channel).length === 2);
    await moveClock(await ana.worker(), ms);
    await untilNames(page, ['Ana', 'Ben']);
    await cem.join(channel);
    await untilNames(page, ['Ana', 'Ben', 'Cem']);
    await until('one connection', () => ana.front.webSockets() === 1);
    expect(history.at(-1)?.overlays).toBe(1);
  });
});

describe('the server, asked for a channel,', () => {
  afterEach(() => ana.front.release(AUTH));

  it.each([
    [429, 'asks for patience'],
    [500, 'fails'],
    [403, 'is kept from answering by a captive portal'],
  ])('answers %i for a while, as it %s: it is asked again', async (status) => {
    ana.front.answer(AUTH, status);
    const asked = ana.front.next(AUTH);
    const { page, history } = await openRecorded(ana, faulty.site.chapter(chapter));
    await asked;
    ana.front.release(AUTH);
    await untilNames(page, ['Ana', 'Ben']);
    expect(connectionsOf(history)).toEqual(['live']);
    expect(toastsOf(history)).toEqual([]);
  });

  it.each(['token-refused', 'channel-forbidden'] as const)(
    'says no with %s: the overlay says so',
    async (code) => {
      ana.front.refuse(AUTH, code);
      const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
      await until('it says so', async () => (await readOverlay(page))?.connection === 'refused');
      ana.front.release(AUTH);
      await page.reload();
      await untilNames(page, ['Ana', 'Ben']);
    },
  );

  it('does not answer: it is asked again', async () => {
    ana.front.hold(AUTH);
    const asked = ana.front.next(AUTH);
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await asked;
    await ana.front.next(AUTH);
    ana.front.release(AUTH);
    await untilNames(page, ['Ana', 'Ben']);
  }, 40_000);
});
