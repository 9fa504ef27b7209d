import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSockets } from '../../tools/browser/count-sockets.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { type OverlayHistory, recordOverlay, toastsOf } from '../support/overlay-history.ts';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';

let stage: Stage;
let ana: LearnerBrowser;
let ben: LearnerBrowser;

beforeAll(async () => {
  stage = await openStage();
  [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe('two learners on a chapter', () => {
  let anas: Page;
  let bens: Page;
  let history: OverlayHistory;

  beforeAll(async () => {
    bens = await ben.open(stage.chapter(1));
    await untilCount(bens, 1);
    history = await recordOverlay(bens);
    anas = await ana.open(stage.chapter(1));
    await untilCount(bens, 2);
  });

  it('tells Ben that Ana joined, for five seconds', async () => {
    const momentOf = (isShown: boolean) => {
      const first = history.findIndex(({ toast }) => toast !== null);
      return history.find(({ toast }, at) => at >= first && (toast !== null) === isShown)?.at;
    };
    await until(
      'the toast is over',
      () => toastsOf(history).length > 0 && (momentOf(false) ?? null),
    );
    expect(toastsOf(history)).toEqual(['Ana joined']);
    const shownMs = Number(momentOf(false)) - Number(momentOf(true));
    expect(shownMs).toBeGreaterThan(4_000);
    expect(shownMs).toBeLessThan(6_500);
  });

  it('shows each of them the other in the banner', async () => {
    expect(await textOf(bens, 'live-banner')).toContain('Ana is here too');
    expect(await textOf(anas, 'live-banner')).toContain('Ben is here too');
  });

  it('raises no toast for who was there before', async () => {
    expect(await anas.$(part('join-toast'))).toBeNull();
  });

  it('lists the names on hover and on focus, oneself first', async () => {
    await anas.hover(part('viewer-counter'));
    await anas.waitForSelector(part('viewer'));
    expect(await namesIn(anas)).toEqual(['Ana', 'Ben']);
    await anas.mouse.move(10, 400);
    await anas.waitForSelector(part('viewer'), { hidden: true });
    await anas.focus(part('viewer-counter'));
    await anas.waitForSelector(part('viewer'));
    await anas.keyboard.press('Escape');
    await anas.waitForSelector(part('viewer'), { hidden: true });
  });

  it('counts the people of the platform in badge and popup', async () => {
    const worker = await ana.worker();
    expect(await worker.evaluate('chrome.action.getBadgeText({})')).toBe('2');
    const popup = await ana.popup(anas);
    const count = await popup.waitForSelector('[data-part="global-count"]');
    expect(await count?.evaluate((element) => element.textContent)).toContain('2');
    const people = await popup.$$eval('bdi', (names) => names.map((name) => name.textContent));
    expect(people).toEqual(expect.arrayContaining(['Ana', 'Ben']));
    await popup.close();
  });

  it('follows Ana to the next chapter by a link, and Ben sees her go', async () => {
    await anas.bringToFront();
    await anas.locator('main .next a').click();
    await anas.waitForFunction(() => location.pathname.endsWith('/chapters/2'));
    await untilCount(bens, 1);
    await untilCount(anas, 1);
    expect(await bens.$(part('live-banner'))).toBeNull();
    await anas.close();
  });
});

describe('a third learner', () => {
  it('counts once with two tabs and two browsers', async () => {
    const bens = await ben.open(stage.chapter(3));
    await untilCount(bens, 1);
    const [cem, cemElsewhere] = await Promise.all([stage.learner('Cem'), stage.learner('Cem')]);
    const first = await cem.open(stage.chapter(3));
    await untilCount(first, 2);
    const second = await cem.open(stage.chapter(3));
    await untilCount(second, 2);
    const third = await cemElsewhere.open(stage.chapter(3));
    await untilCount(third, 2);
    await untilCount(bens, 2);
    await cem.close();
    // Who is still here on another device has not left.
    await untilCount(third, 2);
    expect(
      await bens.$eval(part('viewer-counter'), (counter) => counter.getAttribute('data-count')),
    ).toBe('2');
    await bens.close();
  });
});

describe('a name with markup in it', () => {
  it('is shown as text everywhere', async () => {
    const name = '<img src=x onerror="document.title=1">';
    const bens = await ben.open(stage.chapter(4));
    await untilCount(bens, 1);
    const mallory = await stage.learner(name);
    await mallory.open(stage.chapter(4));
    await untilCount(bens, 2);
    await bens.waitForSelector(part('join-toast'));
    expect(await textOf(bens, 'join-toast')).toContain(name);
    expect(await textOf(bens, 'live-banner')).toContain(name);
    expect(await bens.$(`alongside-overlay >>> img[src="x"]`)).toBeNull();
    expect(await bens.title()).toContain('Light from long ago');
    await bens.close();
  });
});

describe('a browser with five chapter tabs', () => {
  it('holds one connection, in the worker', async () => {
    const dora = await stage.stranger();
    const sockets = await countSockets(dora.browser);
    const first = await dora.open(stage.chapter(1));
    await dora.signIn(first, 'Dora');
    for (const chapter of [1, 2, 3, 4]) {
      const page = await dora.open(stage.chapter(chapter));
      await page.waitForSelector(part('viewer-counter', '[data-count]'));
    }
    expect(sockets).toEqual({ worker: 1, pages: 0 });
  });
});

async function textOf(page: Page, name: string): Promise<string> {
  return page.$eval(part(name), (element) => element.textContent ?? '');
}

async function namesIn(page: Page): Promise<string[]> {
  return page.$$eval(`${part('viewer')} bdi`, (names) =>
    names.map((name) => name.textContent ?? ''),
  );
}
