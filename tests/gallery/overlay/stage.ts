import type { Page } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import { until } from '../../support/until.ts';
import type { CourseSite } from '../course-site.ts';
import { type Gallery, openGallery } from '../open-gallery.ts';
import { mount, part } from '../stage-actions.ts';

let gallery: Gallery;
/** The page that the test of now has open. */
export let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery[Symbol.asyncDispose]());

/** Opens a page of `site`, without the overlay yet. */
export async function openWithout(site: CourseSite = {}): Promise<void> {
  page = await gallery.openCourse(site);
}

/** Opens a page of `site` with the overlay on it; with `stopped`, its clock moves only by {@link pass}. */
export async function open(site: CourseSite = {}, { stopped = false } = {}): Promise<void> {
  await openWithout(site);
  if (stopped) await page.evaluate('stage.stopTheClock()');
  await mount(page);
}

export const pass = (ms: number) => page.evaluate(`stage.clock.advance(${ms})`);
/** Until the next frame has been drawn. */
export const untilFrame = () =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
export const exists = async (selector: string) => (await page.$(selector)) !== null;
export const appears = (selector: string) => page.waitForSelector(selector);
export const goes = (selector: string) => page.waitForSelector(selector, { hidden: true });
export const text = (selector: string) =>
  page.$eval(selector, (element) => element.textContent?.trim());
export const box = (selector: string) =>
  page.$eval(selector, (element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    return { top, bottom, left, right, width, height };
  });
export const style = (selector: string, property: string) =>
  page.$eval(
    selector,
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );

/** The overlay's surface in both themes. */
export const LIGHT = 'rgb(255, 255, 255)';
export const DARK = 'rgb(27, 29, 34)';
export const untilSurface = (color: string) =>
  until(`the surface is ${color}`, async () => (await style(PILL, 'background-color')) === color);

export const HOST = 'alongside-overlay';
export const PILL = part('viewer-counter');
export const LIST = part('viewer-list');
export const TOAST = part('join-toast');
export const BANNER = part('live-banner');
export const SEARCH = `${HOST} >>> input`;

/** Whether a click on the middle of a part would reach it. */
export const isInFront = (selector: string) =>
  page.$eval(selector, (part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    const tree = part.getRootNode();
    const hit =
      tree instanceof ShadowRoot && tree.elementFromPoint(left + width / 2, top + height / 2);
    return hit instanceof Element && part.contains(hit);
  });

/** A page's own element that wants to be in front of everything. */
export const COVER =
  '<div style="position: absolute; inset: 0; height: 5000px; z-index: 2147483647"></div>';
