import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageCheck } from '../../extension/messages/page-check.ts';
import { objections } from './accessibility.ts';
import { type Gallery, openGallery } from './open-gallery.ts';
import { PAGE_STATES } from './page-states.ts';
import { POPUP_STATES } from './popup-states.ts';
import { showPopup } from './stage-actions.ts';
import { chapterNamed, chapterWith, NOTIFICATIONS, PREFERENCES, popupView } from './views.ts';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery[Symbol.asyncDispose]());

const SIGNED_OUT = popupView({ connection: 'signed-out', user: null, globalCount: null });
const text = (selector: string) => page.$eval(selector, (element) => element.textContent?.trim());

describe('popup', () => {
  it('keeps both times of quiet hours that are changed one right after the other', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView({ notifications: NOTIFICATIONS }));
    await page.click('[data-part=notification-settings] summary');
    await page.locator('input[name=quietFrom]').fill('08:00');
    await page.locator('input[name=quietTo]').fill('08:17');
    expect(await page.evaluate('stage.preferred.at(-1)')).toMatchObject({
      quietHours: { from: '08:00', to: '08:17' },
    });
  });

  it('shows how many are learning now and who is on the chapter', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView({ globalCount: 1_234, chapter: chapterWith(3) }));
    expect(await text('[data-part=global-count]')).toBe('1,234');
    expect(await page.$$('[data-part=viewer]')).toHaveLength(3);
  });

  it('has right-to-left names beside their avatars', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView({ chapter: chapterNamed('ليلى', 'Ana') }));
    const gaps = await page.$$eval('[data-part=viewer]', (viewers) =>
      viewers.map((viewer) => {
        const name = document.createRange();
        name.selectNodeContents(viewer.querySelector('bdi') ?? viewer);
        const avatar = viewer.querySelector('[data-part=avatar]')?.getBoundingClientRect();
        return name.getBoundingClientRect().left - (avatar?.right ?? 0);
      }),
    );
    for (const gap of gaps) expect(gap).toBeCloseTo(8, 0);
  });

  it('does not move the number when it comes', async () => {
    page = await gallery.openPopup();
    const heading = () => page.$eval('h1', (element) => element.getBoundingClientRect().top);
    await showPopup(page, null);
    const before = await heading();
    await showPopup(page, popupView());
    expect(await heading()).toBe(before);
  });

  it('says where the server is when it can’t be reached', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView({ connection: 'unreachable', globalCount: null }));
    expect(await text('[role=alert]')).toContain('http://127.0.0.1:8787');
  });

  it('says next to the field why signing in failed, and lets go of it as one types', async () => {
    page = await gallery.openPopup();
    await showPopup(page, SIGNED_OUT, 'That name is taken.');
    await page.click('button[type=submit]');
    expect(await text('#problem')).toBe('Please enter a name.');
    await page.type('input[name=displayName]', 'Mia');
    expect(await text('#problem')).toBe('');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      'document.querySelector("#problem").textContent === "That name is taken."',
    );
    expect(await page.$eval('input', (input) => input.matches(':focus'))).toBe(true);
  });

  it('asks for no secret but of who teaches', async () => {
    page = await gallery.openPopup();
    await showPopup(page, SIGNED_OUT, 'The secret is wrong.');
    expect(await page.$eval('input[name=secret]', (input) => input.checkVisibility())).toBe(false);
    await page.click('summary');
    await page.type('input[name=displayName]', 'Ines');
    await page.type('input[name=secret]', 'wrong');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      'document.querySelector("#secret-problem").textContent === "The secret is wrong."',
    );
    expect(await page.$eval('input[name=secret]', (input) => input.matches(':focus'))).toBe(true);
  });

  it('signs out', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView());
    await page.click('footer button');
    expect(await page.evaluate('stage.signOuts')).toBe(1);
  });
});

describe('the question about the page in the popup', () => {
  const CHECK: PageCheck = {
    state: 'chapter',
    site: 'school',
    course: { id: '5', title: null },
    chapter: { id: '4711', title: '<b>Leaves</b>' },
    report: '{"url": "https://moodle.example.edu/"}',
  };
  const answer = (check: PageCheck) => page.evaluate(`stage.pageCheck = ${JSON.stringify(check)}`);

  it('is answered and copied by keyboard alone, and anew each time that it is unfolded', async () => {
    page = await gallery.openPopup();
    await showPopup(page, popupView());
    await answer(CHECK);
    await page.focus('[data-part=page-question] summary');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-part=page-question] [data-state=chapter]');
    expect(await text('[data-part=page-question] dl')).toContain('<b>Leaves</b>');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      'document.querySelector(".copy-report [role=status]").textContent.startsWith("Copied.")',
    );
    expect(await page.evaluate('stage.copied')).toEqual([CHECK.report]);

    await answer({ state: 'out-of-reach' });
    for (const _ of ['fold', 'unfold']) await page.click('[data-part=page-question] summary');
    await page.waitForSelector('[data-part=page-question] [data-state=out-of-reach]');
    expect(await page.$('[name=copy]')).toBeNull();
  });
});

describe('a switch of the popup', () => {
  it('is switched by its own label alone, also where it came later than the others', async () => {
    page = await gallery.openPopup();
    const offered = { ...NOTIFICATIONS, state: 'off' as const, isDecided: false };
    await showPopup(page, popupView({ notifications: offered }));
    await showPopup(page, popupView({ notifications: NOTIFICATIONS }));
    expect(await objections(page, 'html')).toEqual([]);
    await page.click('[data-part=push-state] .switch > span');
    expect(await page.evaluate('stage.chosen')).toEqual({});
    expect(await page.evaluate('stage.notified')).toEqual([false]);
  });

  it('shows in forced colours whether it is on, focused or not', async () => {
    page = await gallery.openPopup();
    await page.emulateMediaFeatures([
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const pictures = new Set<string>();
    for (const on of [true, false]) {
      const preferences = { ...PREFERENCES, appearOffline: on, joinToasts: on };
      await showPopup(page, popupView({ preferences }));
      const element = await page.$('[role=switch]');
      if (!element) throw new Error('There is no switch.');
      pictures.add(await element.screenshot({ encoding: 'base64' }));
      await element.focus();
      // The outline is drawn around it.
      pictures.add(await element.evaluate((input) => getComputedStyle(input).outlineStyle));
    }
    expect(pictures.size).toBe(3);
    expect(pictures).toContain('solid');
  });
});

describe('every state of the popup and of the pages in a tab', () => {
  const states = Object.entries({ ...POPUP_STATES, ...PAGE_STATES });

  it.each(states)('has nothing that axe-core objects to: %s', async (_, state) => {
    page = await state.open(gallery, async () => undefined);
    expect(await objections(page, state.within)).toEqual([]);
  });

  it.each(['welcome-narrow', 'options-narrow'])('fits into 320 px: %s', async (name) => {
    page = (await PAGE_STATES[name]?.open(gallery, async () => undefined)) ?? page;
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
  });
});
