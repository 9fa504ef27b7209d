import type { Page } from 'puppeteer';
import { pageInterval } from '../../extension/worker/page-interval.ts';
import { openGallery } from '../../tests/gallery/open-gallery.ts';
import { mount, part } from '../../tests/gallery/stage-actions.ts';
import type { Figure } from '../figure.ts';
import { fillRoom } from './large-room.ts';

const PEOPLE = 3_000;
const JOINS_A_SECOND = 50;
const SECONDS = 10;
const EVERY_MS = pageInterval(PEOPLE);

/** Bar, %. */
const LOAD = 5;

/** What it costs a page, and the worker, that many join a room in which many are. */
export async function* measureRoster(): AsyncIterable<Figure> {
  const perUpdate = (JOINS_A_SECOND * EVERY_MS) / 1_000;
  const joins = JOINS_A_SECOND * SECONDS;
  const { updates, load } = fillRoom(PEOPLE, joins, perUpdate, EVERY_MS);
  const note = `${PEOPLE} people, ${JOINS_A_SECOND} joins a second for ${SECONDS} s`;
  const shared = { unit: '%', bar: LOAD, atMost: true, note };
  yield { ...shared, what: 'a large room that fills: the worker', value: 100 * load };
  await using gallery = await openGallery();
  for (const isOpen of [false, true]) {
    const page = await gallery.openCourse();
    await mount(page);
    await page.evaluate(`globalThis.updates = ${JSON.stringify(updates)}`);
    const play = (some: string) => page.evaluate(`stage.play(${some}, ${EVERY_MS})`);
    await play('updates.slice(0, 1)');
    if (isOpen) await page.click(part('viewer-counter'));
    const value = 100 * (await loadDuring(page, () => play('updates')));
    const what = `the same: the page’s main thread, its list ${isOpen ? 'open' : 'closed'}`;
    yield { ...shared, what, value };
  }
}

/** How much of a while a page's main thread was at work. */
async function loadDuring(page: Page, work: () => Promise<unknown>): Promise<number> {
  const before = await page.metrics();
  await work();
  const after = await page.metrics();
  const spent = (after.TaskDuration ?? 0) - (before.TaskDuration ?? 0);
  return spent / ((after.Timestamp ?? 0) - (before.Timestamp ?? 0));
}
