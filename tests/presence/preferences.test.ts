import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_ID } from '../../server/contract/extension-id.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { openRecorded } from '../support/faulty-stage.ts';
import { untilNames } from '../support/overlay.ts';
import { toastsOf } from '../support/overlay-history.ts';
import { openProtocolClient } from '../support/protocol-client.ts';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { unchanged, until } from '../support/until.ts';
import { killWorker } from '../support/worker-control.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** Presses a switch in the popup over `page`. */
async function press(learner: LearnerBrowser, page: Page, label: string): Promise<void> {
  const popup = await learner.popup(page);
  await popup.locator(`::-p-aria(${label}[role="switch"])`).click();
  await popup.close();
}

/** Waits until a browser's worker has learnt whether its learner wants join messages. */
async function untilJoinMessages(learner: LearnerBrowser, wanted: boolean): Promise<void> {
  const worker = await learner.worker();
  await until(`join messages: ${wanted}`, async () => {
    const kept: unknown = await worker.evaluate('chrome.storage.local.get("presencePreferences")');
    return v.is(
      v.object({ presencePreferences: v.object({ joinToasts: v.literal(wanted) }) }),
      kept,
    );
  });
}

describe('a learner who appears offline', () => {
  let ana: LearnerBrowser;
  let anaElsewhere: LearnerBrowser;
  let anas: Page;
  let anasOther: Page;
  let bens: Page;

  beforeAll(async () => {
    const [first, second, ben] = await Promise.all([
      stage.learner('Ana'),
      stage.learner('Ana'),
      stage.learner('Ben'),
    ]);
    [ana, anaElsewhere] = [first, second];
    [anas, anasOther, bens] = await Promise.all([
      ana.open(stage.chapter(1)),
      anaElsewhere.open(stage.chapter(1)),
      ben.open(stage.chapter(1)),
    ]);
    await untilCount(bens, 2);
    await press(ana, anas, 'Appear offline');
  });

  it('is gone for others, from all of their browsers', async () => {
    await untilCount(bens, 1);
  });

  it('still sees the others, on all of their browsers', async () => {
    await Promise.all([untilCount(anas, 1, 15_000), untilCount(anasOther, 1, 15_000)]);
    await anas.bringToFront();
    await anas.focus(part('viewer-counter'));
    await anas.waitForSelector(part('viewer'));
    const names = await anas.$$eval(`${part('viewer')} bdi`, (found) =>
      found.map((name) => name.textContent),
    );
    expect(names).toEqual(['Ben']);
  });

  it('stays so after a restart of the worker and a reload of the page', async () => {
    const worker = await ana.worker();
    await worker.close();
    await anas.reload();
    await untilCount(anas, 1, 15_000);
    expect(
      await bens.$eval(part('viewer-counter'), (counter) => counter.getAttribute('data-count')),
    ).toBe('1');
  });

  it('is back when they choose so', async () => {
    await press(anaElsewhere, anasOther, 'Appear offline');
    await Promise.all([untilCount(bens, 2, 15_000), untilCount(anas, 2, 15_000)]);
  });
});

describe('a learner who wants no join messages', () => {
  it('is told of nobody, on any of their browsers, until they want to be told again', async () => {
    const [here, elsewhere] = await Promise.all([stage.learner('Dora'), stage.learner('Dora')]);
    const [page, another] = await Promise.all([
      openRecorded(here, stage.chapter(3)),
      openRecorded(elsewhere, stage.chapter(3)),
    ]);
    const toasts = () => [toastsOf(page.history), toastsOf(another.history)];
    const untilAre = (names: string[]) =>
      Promise.all([untilNames(page.page, names), untilNames(another.page, names)]);
    await untilAre(['Dora']);
    using emil = await openProtocolClient(stage.server.url, 'Emil');
    using fay = await openProtocolClient(stage.server.url, 'Fay');
    using gus = await openProtocolClient(stage.server.url, 'Gus');

    await press(here, page.page, 'Join messages');
    await untilJoinMessages(elsewhere, false);
    await emil.join('presence-chapter-3');
    await untilAre(['Dora', 'Emil']);
    await unchanged('what was told', toasts, 1_000);
    expect(toasts()).toEqual([[], []]);

    // Also a worker that starts anew keeps to it.
    await killWorker(here);
    await fay.join('presence-chapter-3');
    await untilAre(['Dora', 'Emil', 'Fay']);
    await unchanged('what was told', toasts, 1_000);
    expect(toasts()).toEqual([[], []]);

    await press(elsewhere, another.page, 'Join messages');
    await untilJoinMessages(here, true);
    await gus.join('presence-chapter-3');
    await until('both are told', () => toasts().every((seen) => seen.join() === 'Gus joined'));
    await Promise.all([here.close(), elsewhere.close()]);
  });
});

describe('a learner who signs out everywhere', () => {
  it('is signed out on all of their browsers at once', async () => {
    const [cem, cemElsewhere] = await Promise.all([stage.learner('Cem'), stage.learner('Cem')]);
    const [here, elsewhere] = await Promise.all([
      cem.open(stage.chapter(2)),
      cemElsewhere.open(stage.chapter(2)),
    ]);
    await Promise.all([untilCount(here, 1), untilCount(elsewhere, 1)]);
    const popup = await cem.popup(here);
    await popup.locator('::-p-text(Sign out everywhere)').click();
    await popup.waitForSelector('input[name="displayName"]');
    await popup.close();
    for (const page of [here, elsewhere]) {
      await page.waitForSelector(part('viewer-counter', '[data-count="0"]'));
    }
  });
});

describe('the options page', () => {
  it('has what is kept as a file, and erases it after a second press', async () => {
    const dana = await stage.learner('Dana');
    const chapter = await dana.open(stage.chapter(4));
    await untilCount(chapter, 1);
    const page = await dana.open(`chrome-extension://${EXTENSION_ID}/options.html`);
    await page.locator('[name=download]').click();
    await page.waitForFunction('document.body.textContent.includes("among your downloads")');
    await page.locator('[name=erase]').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('keep');
    await page.locator('[name=erase-for-good]').click();
    await page.waitForFunction('document.body.textContent.includes("is erased")');
    await chapter.waitForSelector(part('viewer-counter', '[data-count="0"]'));
    await dana.close();
  });
});

describe('a person in the list', () => {
  it('is reported by a page of the extension, which says who will see what', async () => {
    const [eve, finn] = await Promise.all([stage.learner('Eve'), stage.learner('Finn')]);
    await finn.open(stage.chapter(5));
    const chapter = await eve.open(stage.chapter(5));
    await untilCount(chapter, 2);
    await chapter.hover(part('viewer-counter'));
    const opened = eve.browser.waitForTarget((target) => target.url().includes('/report.html'));
    await chapter.locator(part('viewer', ' [aria-label="Report Finn"]')).click();
    const page = await (await opened).page();
    await page?.locator('[name=report]').click();
    await page?.waitForFunction('document.body.textContent.includes("Reported.")');
    expect(await page?.$eval('h1', (heading) => heading.textContent)).toBe('Report Finn?');
    await Promise.all([eve.close(), finn.close()]);
  });
});
