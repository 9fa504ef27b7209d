import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { recordOverlay, toastsOf } from '../support/overlay-history.ts';
import { openStage, part, type Stage, untilCount } from '../support/stage.ts';
import { until } from '../support/until.ts';
import { killWorker } from '../support/worker-control.ts';
import { buildReleaseBefore, hasReleaseBefore } from './release-before.ts';

const isThere = hasReleaseBefore();
if (!isThere) console.warn('Skipped: the history does not reach to the release before.');

/** The names in the list, sorted: whose own comes first has its tests. */
async function namesIn(page: Page): Promise<string[]> {
  await page.bringToFront();
  await page.hover(part('viewer-counter'));
  await page.waitForSelector(part('viewer'));
  const names = await page.$$eval(part('viewer'), (viewers) =>
    viewers.map((viewer) => viewer.querySelector('bdi')?.textContent ?? ''),
  );
  await page.mouse.move(10, 400);
  return names.sort();
}

describe.skipIf(!isThere)('the extension of the release before, at this server,', () => {
  let stage: Stage;
  let ana: LearnerBrowser;
  let ben: LearnerBrowser;
  let cem: LearnerBrowser;
  let anas: Page;
  let toasts: () => string[];

  beforeAll(async () => {
    const extensionDir = buildReleaseBefore();
    stage = await openStage();
    [ana, ben, cem] = await Promise.all([
      stage.learner('Ana', { extensionDir }),
      stage.learner('Ben', { extensionDir }),
      stage.learner('Cem'),
    ]);
    anas = await ana.open(stage.chapter(1));
    await untilCount(anas, 1);
    const history = await recordOverlay(anas);
    toasts = () => toastsOf(history);
  });
  afterAll(() => stage?.[Symbol.asyncDispose]());

  it('sees who comes with it, and with the extension of today, and is seen by both', async () => {
    const bens = await ben.open(stage.chapter(1));
    await untilCount(anas, 2);
    await until('Ben is announced', () => toasts().includes('Ben joined'));
    const cems = await cem.open(stage.chapter(1));
    await Promise.all([anas, bens, cems].map((page) => untilCount(page, 3)));
    await until('Cem is announced', () => toasts().some((words) => words.includes('Cem')));
    for (const page of [anas, bens, cems]) {
      expect(await namesIn(page)).toEqual(['Ana', 'Ben', 'Cem']);
    }
  });

  it('takes nobody for new who was there when its worker starts anew', async () => {
    const before = toasts();
    await killWorker(ana);
    await anas.reload();
    await untilCount(anas, 3, 20_000);
    expect(toasts()).toEqual(before);
  });

  it('appears offline to all, and is back', async () => {
    const page = (await cem.browser.pages()).at(-1);
    if (!page) throw new Error('Cem has no page.');
    const press = async () => {
      const popup = await ana.popup(anas);
      await popup.locator('::-p-aria(Appear offline)').click();
      await popup.close();
    };
    await press();
    await untilCount(page, 2);
    await press();
    await untilCount(page, 3, 40_000);
  });

  it('has who leaves leave', async () => {
    await ben.close();
    await untilCount(anas, 2);
  });
});
