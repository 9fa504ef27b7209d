import type { Page } from 'puppeteer';
import { momentOfCount, momentOfLoad } from '../browser/join-time.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../browser/learner-browser.ts';
import type { Tell } from './transcript.ts';

const WINDOWS = { ana: '--window-position=0,0', ben: '--window-position=900,0' };
const SIZE = '--window-size=880,900';

/**
 * The main job, played by two learners in browsers of their own: Ana reads, Ben comes, they see each
 * other, Ben moves on. Everything it tells was seen on a page.
 *
 * @param options.picture gives the path of a picture by its name; pictures are taken where there are no windows
 * @returns the two browsers, still open
 */
export async function playScene(options: {
  server: string;
  headless: boolean;
  tell: Tell;
  picture(name: string): string;
}): Promise<LearnerBrowser[]> {
  const { server, headless, tell } = options;
  const chapter = (number: number) => `${server}/courses/demo/chapters/${number}`;
  const launch = (position: string) =>
    openLearnerBrowser({ serverUrl: server, headless, args: headless ? [] : [position, SIZE] });
  const picture = async (page: Page, name: string) => {
    if (!headless) return;
    const path = options.picture(name);
    await page.bringToFront();
    await page.screenshot({ path });
    tell('picture', path);
  };

  const [ana, ben] = await Promise.all([launch(WINDOWS.ana), launch(WINDOWS.ben)]);
  tell('browsers', 'two, each with the extension and a profile of its own');

  const anas = await ana.open(chapter(1));
  await ana.signIn(anas, 'Ana');
  await countOn(anas, 1);
  tell('Ana', 'signs in and reads “Finding north”, alone');
  await picture(anas, '1-ana-alone');

  const bens = await ben.open(`${server}/healthz`);
  await ben.signIn(bens, 'Ben');
  const seen = await momentOfCount(anas, 2);
  await bens.goto(chapter(1), { waitUntil: 'load' });
  const took = (await seen()) - (await momentOfLoad(bens));
  tell('Ben', 'opens the same chapter');
  tell('Ana', `sees the count go to 2, ${inWords(took)} the load event of Ben’s page`);
  tell(
    'Ana',
    `sees “${await textOf(anas, 'join-toast')}” and “${await textOf(anas, 'live-banner')}”`,
  );
  await settled(anas);
  await picture(anas, '2-ana-sees-ben-join');

  await anas.hover(part('viewer-counter'));
  await anas.waitForSelector(part('viewer'));
  await settled(anas);
  tell('Ana', 'points at the counter and reads the names');
  await picture(anas, '3-ana-reads-the-names');

  await countOn(bens, 2);
  tell('Ben', `sees “${await textOf(bens, 'live-banner')}”`);
  const popup = await ben.popup(bens);
  await popup.waitForSelector('[data-part="global-count"]');
  await settled(popup);
  tell('Ben', 'opens the popup');
  await picture(popup, '4-ben-opens-the-popup');
  await popup.close();

  const left = await momentOfCount(anas, 1);
  const leaves = Date.now();
  await bens.bringToFront();
  await bens.locator('main .next a').click();
  tell('Ben', 'goes on to “Why the Moon changes” by a link in the page');
  tell(
    'Ana',
    `sees the count go back to 1 after ${(((await left()) - leaves) / 1000).toFixed(1)} s`,
  );
  await picture(anas, '5-ana-alone-again');
  return [ana, ben];
}

function part(name: string): string {
  return `alongside-overlay >>> [data-part="${name}"]`;
}

async function countOn(page: Page, count: number): Promise<void> {
  await page.waitForSelector(`${part('viewer-counter')}[data-count="${count}"]`);
}

/** The words of a part, without the initials in its avatars. */
async function textOf(page: Page, name: string): Promise<string> {
  const element = await page.waitForSelector(part(name));
  const text = await element?.evaluate((found) => {
    const words = document.createTreeWalker(found, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
      parentElement?.closest('[data-part="avatar"]')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    let read = '';
    while (words.nextNode()) read += words.currentNode.nodeValue;
    return read;
  });
  return (text ?? '').trim();
}

/** Waits until nothing on `page` moves any more, so that a picture shows no half-faded part. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)).then(
      () => undefined,
    ),
  );
}

function inWords(ms: number): string {
  return ms >= 0 ? `${Math.round(ms)} ms after` : `${Math.round(-ms)} ms before`;
}
