import type { Frame, Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { part, untilCount } from '../../support/stage.ts';
import { until } from '../../support/until.ts';
import { unitId, unitPath } from '../fixtures/openedx.ts';
import { ana, ben, sites } from './stage.ts';

/** Clicks a link on Ana's page, and waits until she was let into this chapter. */
async function follow(place: Page | Frame, link: string, chapter: string): Promise<void> {
  await click(place, link);
  await until(`Ana is in ${chapter}`, () => ana.rooms().at(-1)?.chapter === chapter);
}

/** As a script does: what is on the screen of the page is not what this is about. */
async function click(place: Page | Frame, link: string): Promise<void> {
  await place.$eval(`#${link}`, (found) => found instanceof HTMLElement && found.click());
}

describe('a link that loads nothing', () => {
  it('leads from one unit to the next', async () => {
    const anas = await ana.open(sites.url('openedx', unitPath('one')));
    const bens = await ben.open(sites.url('openedx', unitPath('two')));
    await Promise.all([untilCount(anas, 1), untilCount(bens, 1)]);
    await anas.waitForSelector('#two');
    await follow(anas, 'two', unitId('two'));
    await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
    await Promise.all([anas.close(), bens.close()]);
  });

  it('leads out of the chapters, and back', async () => {
    const page = await ana.open(sites.url('docs', '/course/part1/intro/'));
    await untilCount(page, 1);
    await click(page, 'blog');
    await page.waitForSelector('alongside-overlay', { hidden: true });
    await follow(page, 'roots', 'part1/roots');
    await untilCount(page, 1);
    await page.close();
  });

  it('is no new chapter where it leads within one', async () => {
    const page = await ana.open(sites.url('docsify', '/course/#/unit1/leaves'));
    await untilCount(page, 1);
    const before = ana.rooms().length;
    await click(page, 'heading');
    await follow(page, 'roots', 'unit1/roots');
    expect(ana.rooms()).toHaveLength(before + 1);
    await page.close();
  });

  it('is the next slide in a frame of another origin', async () => {
    const page = await ana.open(sites.url('moodle', '/mod/scorm/player.php?a=31&scoid=77'));
    await untilCount(page, 1);
    const frame = page.frames().find((each) => each.url().includes('/scorm/31/'));
    if (!frame) throw new Error('There is no frame.');
    await follow(frame, 'next', '4720/slide2');
    await page.waitForSelector(part('viewer-counter', '[data-count="1"]'));
    await page.close();
  });
});
