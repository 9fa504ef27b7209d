import { describe, expect, it } from 'vitest';
import { part, show } from '../stage-actions.ts';
import { chapterNamed, chapterOf, chapterWith } from '../views.ts';
import {
  appears,
  BANNER,
  box,
  exists,
  goes,
  HOST,
  LIST,
  open,
  PILL,
  page,
  pass,
  SEARCH,
  TOAST,
  text,
} from './stage.ts';

describe('counter and list', () => {
  it('counts everybody, oneself included', async () => {
    await open();
    await show(page, chapterWith(3));
    expect(await exists(part('viewer-counter', '[data-count="3"]'))).toBe(true);
    await show(page, chapterWith(12, { count: 1_200 }));
    expect(await page.$eval(PILL, (pill) => pill.querySelector('b')?.textContent)).toBe('1.2k');
  });

  it('opens under the mouse, stays while it goes over to the list, and closes behind it', async () => {
    await open();
    await show(page, chapterWith(3));
    await page.hover(PILL);
    await appears(LIST);
    const { left, top } = await box(LIST);
    await page.mouse.move(left + 20, top + 20, { steps: 12 });
    expect(await exists(LIST)).toBe(true);
    const ids = await page.$$eval(part('viewer'), (all) =>
      all.map((one) => one.getAttribute('data-user-id')),
    );
    expect(ids).toEqual(['learner-0', 'learner-1', 'learner-2']);
    await page.mouse.move(10, 10);
    await goes(LIST);
  });

  it('opens on focus, and closes with Escape without losing it', async () => {
    await open();
    await show(page, chapterWith(9));
    await page.keyboard.press('Tab');
    await appears(LIST);
    await page.keyboard.press('Tab');
    await page.keyboard.type('an');
    await page.keyboard.press('Escape');
    await goes(LIST);
    expect(await page.$eval(PILL, (pill) => pill.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await appears(LIST);
    expect(await page.$eval(SEARCH, (search) => search.getAttribute('value') ?? '')).toBe('');
  });

  it('closes with Escape while it is only hovered', async () => {
    await open();
    await show(page, chapterWith(3));
    await page.hover(PILL);
    await appears(LIST);
    await page.keyboard.press('Escape');
    await goes(LIST);
  });

  it('opens and closes by tapping', async () => {
    await open();
    await show(page, chapterWith(3));
    await page.tap(PILL);
    await appears(LIST);
    await page.tap(PILL);
    await goes(LIST);
    await page.tap(PILL);
    await appears(LIST);
    await page.touchscreen.tap(20, 20);
    await goes(LIST);
  });

  it('finds people by parts of their names, and keeps what is typed from the page', async () => {
    await open();
    await page.evaluate('addEventListener("keydown", () => { window.heard = true })');
    await show(page, chapterWith(7));
    await page.click(PILL);
    expect(await exists(SEARCH)).toBe(false);
    await show(page, chapterWith(9));
    await page.type(SEARCH, 'garcia');
    expect(await text(part('viewer'))).toContain('Ana García López');
    expect(await page.$$(part('viewer'))).toHaveLength(1);
    expect(await page.evaluate('window.heard')).toBeUndefined();
  });

  it('draws of many only those who can be seen, wherever it is scrolled to', async () => {
    await open();
    await show(page, chapterWith(300));
    await page.click(PILL);
    const shown = () => page.$$eval(part('viewer'), (all) => all.map((one) => one.textContent));
    expect((await shown()).length).toBeLessThan(30);
    await page.$eval(`${LIST} ul`, (list) => list.scrollTo(0, list.scrollHeight));
    await appears(part('viewer', '[data-user-id=learner-299]'));
    expect((await shown()).length).toBeLessThan(30);
    expect((await box(`${LIST} ul`)).height).toBe(272);
  });

  it('asks the signed out to sign in', async () => {
    await open();
    await show(page, chapterOf([], { connection: 'signed-out', selfId: null }));
    expect(await text(PILL)).toBe('Sign in');
    await page.click(PILL);
    expect(await page.evaluate('stage.signIns')).toBe(1);
  });

  it('is closed again when the popup that it opened to sign in has done so', async () => {
    await open();
    await show(page, chapterOf([], { connection: 'signed-out', selfId: null }));
    await page.click(PILL);
    await show(page, chapterWith(3));
    expect(await exists(LIST)).toBe(false);
    // The window has the focus again.
    await page.evaluate(`dispatchEvent(new Event('blur')); dispatchEvent(new Event('focus'))`);
    expect(await page.$eval(PILL, (pill) => pill.matches(':focus'))).toBe(false);
    expect(await exists(LIST)).toBe(false);
  });

  it('says nothing of being invisible to the signed out', async () => {
    await open();
    const icon = () => page.$eval(`${PILL} path`, (path) => path.getAttribute('d'));
    await show(page, chapterOf([], { connection: 'signed-out', selfId: null }));
    const usual = await icon();
    await show(page, chapterWith(2, { appearsOffline: true }));
    expect(await icon()).not.toBe(usual);
    await show(
      page,
      chapterOf([], { connection: 'signed-out', selfId: null, appearsOffline: true }),
    );
    expect(await icon()).toBe(usual);
  });

  it('tells two people of one name apart', async () => {
    await open();
    await show(page, chapterNamed('Ana', 'ana', 'Ben'));
    await page.click(PILL);
    const shown = await page.$$eval(part('viewer'), (all) =>
      all.slice(1).map((one) => one.querySelector('.quiet')?.textContent ?? ''),
    );
    expect(shown).toEqual(['#er-1', '#er-2', '']);
  });

  it.each([
    [320, 256],
    [256, 205],
  ])('has names that can be read in %i × %i px, and no toast on them', async (width, height) => {
    await open();
    await page.setViewport({ width, height });
    await show(page, chapterWith(11));
    await page.tap(PILL);
    await appears(LIST);
    await show(page, chapterWith(12));
    expect(await exists(TOAST)).toBe(false);
    const list = await box(LIST);
    expect(list.top).toBeGreaterThanOrEqual(0);
    expect(list.left).toBeGreaterThanOrEqual(0);
    expect(list.right).toBeLessThanOrEqual(width);
    const isRead = await page.$$eval(part('viewer'), (all) =>
      all.map((viewer) => {
        const name = viewer.querySelector('.name');
        const { left, right, top, bottom } = (name ?? viewer).getBoundingClientRect();
        const tree = viewer.getRootNode();
        const isSeen = (y: number) =>
          tree instanceof ShadowRoot && tree.elementFromPoint((left + right) / 2, y) === name;
        return right - left > 100 && isSeen(top + 1) && isSeen(bottom - 1);
      }),
    );
    expect(isRead.filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(isRead.slice(0, 2)).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await appears(TOAST);
  });

  it('goes on showing who was here while it reconnects, and says so', async () => {
    await open();
    await show(page, chapterWith(3), chapterWith(3, { connection: 'reconnecting' }));
    expect(await text(PILL)).toContain('Reconnecting…');
    expect(await exists(part('viewer-counter', '[data-count="3"]'))).toBe(true);
    expect(await exists(BANNER)).toBe(false);
  });

  it('tells screen readers of changes, at most once in 10 s', async () => {
    await open({}, { stopped: true });
    const seen = () => text(`${HOST} >>> .overlay > [role=status]`);
    await show(page, chapterWith(1));
    await pass(0);
    expect(await seen()).toBe('');
    await show(page, chapterWith(2));
    await pass(0);
    expect(await seen()).toBe('2 people on this chapter');
    await show(page, chapterWith(3), chapterWith(4));
    await pass(9_000);
    expect(await seen()).toBe('2 people on this chapter');
    await pass(1_000);
    expect(await seen()).toBe('4 people on this chapter');
  });
});
