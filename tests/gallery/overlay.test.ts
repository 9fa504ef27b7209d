import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { objections } from './accessibility.ts';
import type { CourseSite } from './course-site.ts';
import { type Gallery, openGallery, PICTURES } from './open-gallery.ts';
import { mount, part, show } from './stage-actions.ts';
import { chapterNamed, chapterOf, chapterWith, person } from './views.ts';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterEach(() => page.close());
afterAll(() => gallery[Symbol.asyncDispose]());

/** A page of `site` with the overlay on it; with `stopped`, its clock moves only by {@link pass}. */
async function open(site: CourseSite = {}, { stopped = false } = {}): Promise<void> {
  page = await gallery.openCourse(site);
  if (stopped) await page.evaluate('stage.stopTheClock()');
  await mount(page);
}

const pass = (ms: number) => page.evaluate(`stage.clock.advance(${ms})`);
/** Until the next frame has been drawn. */
const untilFrame = () =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
const exists = async (selector: string) => (await page.$(selector)) !== null;
const appears = (selector: string) => page.waitForSelector(selector);
const goes = (selector: string) => page.waitForSelector(selector, { hidden: true });
const text = (selector: string) => page.$eval(selector, (element) => element.textContent?.trim());
const box = (selector: string) =>
  page.$eval(selector, (element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    return { top, bottom, left, right, width, height };
  });
const style = (selector: string, property: string) =>
  page.$eval(
    selector,
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );

/** The overlay's surface in both themes. */
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(27, 29, 34)';
const untilSurface = (color: string) =>
  until(`the surface is ${color}`, async () => (await style(PILL, 'background-color')) === color);

const HOST = 'alongside-overlay';
const PILL = part('viewer-counter');
const LIST = part('viewer-list');
const TOAST = part('join-toast');
const BANNER = part('live-banner');
const SEARCH = `${HOST} >>> input`;

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

describe('toast', () => {
  it('names who joined, for 5 s', async () => {
    await open();
    await show(page, chapterWith(1), chapterNamed('Ana'));
    const from = Date.now();
    expect(await text(TOAST)).toContain('Ana joined');
    expect(await page.$eval(TOAST, (toast) => toast.parentElement?.role)).toBe('status');
    await goes(TOAST);
    expect(Date.now() - from).toBeGreaterThan(4_900);
    expect(Date.now() - from).toBeLessThan(5_800);
  });

  it('merges those who join within a second, and shows one toast after the other', async () => {
    await open({}, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await pass(900);
    await show(page, chapterNamed('Ana', 'Ben'));
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    await pass(200);
    await show(page, chapterNamed('Ana', 'Ben', 'Chidi'));
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    expect(await page.$$(TOAST)).toHaveLength(1);
    await pass(5_000);
    expect(await text(TOAST)).toContain('Chidi joined');
    await pass(6_000);
    expect(await exists(TOAST)).toBe(false);
  });

  it('stays while the mouse or the focus is on it', async () => {
    await open({}, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await page.hover(TOAST);
    await pass(20_000);
    expect(await exists(TOAST)).toBe(true);
    await page.focus(`${HOST} >>> .toast button`);
    await page.mouse.move(10, 10);
    await pass(20_000);
    expect(await exists(TOAST)).toBe(true);
    await page.keyboard.press('Tab');
    await pass(6_000);
    expect(await exists(TOAST)).toBe(false);
  });

  it('can be dismissed', async () => {
    await open();
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await page.click(`${HOST} >>> .toast button`);
    await goes(TOAST);
  });

  it('is not for those who were there before, nor for a hidden tab', async () => {
    await open();
    await show(page, chapterWith(3));
    expect(await exists(TOAST)).toBe(false);
    await page.evaluate('stage.overlay.startChapter()');
    await show(page, chapterWith(5));
    expect(await exists(TOAST)).toBe(false);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true })`);
    await show(page, chapterWith(6));
    expect(await exists(TOAST)).toBe(false);
  });
});

describe('a toast while it could not be seen', () => {
  it.each([
    ['a modal dialog', `document.querySelector('dialog').showModal()`],
    [
      'a modal dialog in a shadow tree',
      `document.querySelector('x-dialog').shadowRoot.firstChild.showModal()`,
    ],
  ])('is shown, whole, when %s has closed', async (_what, open_) => {
    await open({
      header: `<dialog>Really?<button>Yes</button></dialog>
        <x-dialog><template shadowrootmode="open"><dialog><button>Yes</button></dialog></template></x-dialog>`,
    });
    await show(page, chapterWith(1));
    await page.evaluate(open_);
    await show(page, chapterNamed('Ana', 'Ben'));
    expect(await exists(TOAST)).toBe(false);
    await show(page, chapterNamed('Ana'));
    await page.keyboard.press('Escape');
    await appears(TOAST);
    expect(await text(TOAST)).toContain('Ana joined');
  });

  it('is put off when a dialog opens over it', async () => {
    await open({ header: '<dialog>Really?</dialog>' }, { stopped: true });
    await show(page, chapterWith(1), chapterNamed('Ana'));
    await pass(2_000);
    await page.evaluate(`document.querySelector('dialog').showModal()`);
    await pass(60_000);
    await page.evaluate(`document.querySelector('dialog').close()`);
    await pass(1_000);
    expect(await text(TOAST)).toContain('Ana joined');
    await pass(4_900);
    expect(await exists(TOAST)).toBe(true);
    await pass(2_000);
    expect(await exists(TOAST)).toBe(false);
  });
});

describe('banner', () => {
  it('tells who else is here, by at most five avatars', async () => {
    await open();
    await show(page, chapterWith(1));
    expect(await exists(BANNER)).toBe(false);
    await show(page, chapterNamed('Ana'));
    expect(await text(BANNER)).toContain('Ana is here too');
    await show(page, chapterNamed('Ana', 'Ben', 'Chidi', 'Dilara', 'Elif', 'Felix', 'Grace'));
    expect(await text(BANNER)).toContain('Ana, Ben and 5 others are here');
    expect(await page.$$(`${BANNER} [data-part=avatar]`)).toHaveLength(5);
    expect(await text(part('avatar-overflow'))).toBe('+2');
  });

  it('folds away for this visit', async () => {
    await open();
    await show(page, chapterWith(3));
    await page.click(`${BANNER} button`);
    await show(page, chapterWith(4));
    expect(await exists(BANNER)).toBe(false);
  });

  it('stands below a header that sticks, and follows one that scrolls away', async () => {
    const bar = (position: string) =>
      `<header style="position: ${position}; top: 0; height: 70px; width: 100%">Course</header>`;
    await open({ header: bar('sticky'), css: 'main { min-height: 3000px }' });
    await show(page, chapterWith(2));
    const at = (top: number) =>
      page.waitForFunction(
        (expected) => {
          const root = document.querySelector('alongside-overlay')?.shadowRoot;
          const banner = root?.querySelector('[data-part=live-banner]')?.getBoundingClientRect();
          return banner?.top === expected;
        },
        {},
        top,
      );
    await at(82);
    await page.close();
    await open({ header: bar('static'), css: 'main { min-height: 3000px }' });
    await show(page, chapterWith(2));
    await at(82);
    await page.evaluate('scrollTo(0, 500)');
    await at(12);
  });

  it('leaves narrow windows alone', async () => {
    await open();
    await page.setViewport({ width: 479, height: 600 });
    await show(page, chapterWith(2));
    expect(await style(BANNER, 'display')).toBe('none');
    await page.setViewport({ width: 480, height: 600 });
    expect(await style(BANNER, 'display')).toBe('flex');
  });
});

describe('people', () => {
  it('dims those who are away, and has the live dot only while someone else is active', async () => {
    await open();
    const away = { ...person(1), away: true };
    await show(page, chapterOf([person(0), away]));
    expect(await page.$eval(BANNER, (banner) => banner.matches('.live'))).toBe(false);
    await page.click(PILL);
    expect(await exists(part('viewer', '[data-user-id=learner-1] [aria-label=away]'))).toBe(true);
    await show(page, chapterOf([person(0), away, person(2)]));
    expect(await page.$eval(BANNER, (banner) => banner.matches('.live'))).toBe(true);
  });

  it('tells those who appear offline so, and whom they see', async () => {
    await open();
    await show(page, chapterOf([person(1)], { appearsOffline: true }));
    expect(await text(BANNER)).toContain('You are invisible · 1 person is here');
    expect(await text(PILL)).toContain('You are invisible');
    expect(await exists(part('viewer-counter', '[data-count="1"]'))).toBe(true);
  });

  it('cuts no initials in a stack', async () => {
    await open();
    await show(page, chapterNamed('Will Meyer', 'Mia Wong', 'Wu Ming'));
    const covered = await page.$$eval(`${BANNER} [data-part=avatar]`, (avatars) => {
      const boxes = avatars.map((avatar) => {
        const initials = document.createRange();
        initials.selectNodeContents(avatar);
        return {
          initials: initials.getBoundingClientRect(),
          left: avatar.getBoundingClientRect().left,
        };
      });
      // The next one covers this one with its ring of 2 px.
      return boxes.map(
        ({ initials }, index) => initials.right - (boxes[index + 1]?.left ?? 9e9) + 2,
      );
    });
    expect(covered).toHaveLength(3);
    for (const px of covered) expect(px).toBeLessThanOrEqual(0);
  });

  it('shows names with markup in them as text', async () => {
    await open();
    const name = '<img src=x onerror="window.hacked = true">';
    await show(page, chapterWith(1), chapterNamed(name));
    expect(await text(TOAST)).toContain(`${name} joined`);
    expect(await text(BANNER)).toContain(`${name} is here too`);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('shows pictures once they have loaded, and initials for ever where they fail', async () => {
    await open();
    const members = [1, 2].map((index) => ({
      ...person(index),
      imageUrl: index === 1 ? `${PICTURES}1` : `${PICTURES}missing`,
    }));
    await show(page, chapterOf([person(0), ...members]));
    const [loads, fails] = await page.$$(`${BANNER} [data-part=avatar]`);
    await page.waitForSelector(`${BANNER} .loaded`);
    expect(await loads?.$eval('img', (img) => img.referrerPolicy)).toBe('no-referrer');
    expect(await fails?.evaluate((avatar) => avatar.textContent)).toBe('BW');
    expect(await fails?.$eval('img', (img) => getComputedStyle(img).opacity)).toBe('0');
  });

  it('loads no picture that is not https', async () => {
    await open();
    const member = { ...person(1), imageUrl: 'http://pictures.test/1' };
    await show(page, chapterOf([person(0), member]));
    expect(await exists(`${BANNER} [data-part=avatar]`)).toBe(true);
    expect(await exists(`${BANNER} img`)).toBe(false);
  });
});

/** Whether a click on the middle of a part would reach it. */
const isInFront = (selector: string) =>
  page.$eval(selector, (part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    const tree = part.getRootNode();
    const hit =
      tree instanceof ShadowRoot && tree.elementFromPoint(left + width / 2, top + height / 2);
    return hit instanceof Element && part.contains(hit);
  });

/** What makes an element the one that fixed descendants refer to, in place of the viewport. */
const CONTAINING = [
  ...['transform: scale(1)', 'will-change: transform', 'perspective: 100px', 'contain: paint'],
  ...['contain: strict', 'filter: blur(0)', 'rotate: 0deg', 'backdrop-filter: blur(0)'],
];

/** A page's own element that wants to be in front of everything. */
const COVER =
  '<div style="position: absolute; inset: 0; height: 5000px; z-index: 2147483647"></div>';

describe('as a guest on the page', () => {
  it('shifts no layout, whatever comes and goes', async () => {
    await open();
    await page.evaluate(`window.shifts = 0;
      new PerformanceObserver((list) => { shifts += list.getEntries().length })
        .observe({ type: 'layout-shift', buffered: true })`);
    for (const view of [
      chapterWith(1),
      chapterWith(2),
      chapterWith(3),
      chapterWith(12),
      chapterWith(12, { count: 1_200 }),
      chapterWith(12, { connection: 'reconnecting' }),
      chapterWith(5),
      chapterNamed('A very long name indeed', 'Another'),
    ]) {
      await show(page, view);
      await untilFrame();
    }
    expect(await page.evaluate('window.shifts')).toBe(0);
  });

  it('stands under a strict policy, without a word in the console', async () => {
    const csp =
      "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    page = await gallery.openCourse({ csp });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await mount(page);
    await show(page, chapterWith(1), chapterNamed('Ana', 'Ben'));
    expect((await box(PILL)).height).toBe(32);
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    expect(said).toEqual([]);
  });

  it('withstands hostile styles', async () => {
    await open({
      css: `:root { font-size: 62.5% }
        * { all: unset !important; display: none !important; --over: 0% !important }
        html, body { display: block !important; --surface: red; --ink: red }
        body { transform: translateX(100px) }`,
    });
    await page.setViewport({ width: 1000, height: 500 });
    await show(page, chapterWith(3));
    const pill = await box(PILL);
    expect(pill).toMatchObject({ height: 32, bottom: 488 });
    expect(pill.right).toBeCloseTo(988, 0);
    expect(await style(PILL, 'font-size')).toBe('13px');
    expect(await style(PILL, 'background-color')).toBe('rgb(255, 255, 255)');
  });

  it.each(
    CONTAINING.flatMap((rule) => [':root', 'html, body'].map((roots) => `${roots} { ${rule} }`)),
  )('stands in the viewport, in front, on a tall page with %s', async (rule) => {
    await open({ css: `${rule} main { height: 5000px }`, header: COVER });
    await page.setViewport({ width: 1000, height: 500 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await show(page, chapterWith(3));
    for (const scrolled of [0, 2_000]) {
      await page.evaluate(`scrollTo(0, ${scrolled})`);
      expect(await box(PILL)).toMatchObject({ height: 32, bottom: 488 });
      expect((await box(PILL)).right).toBeCloseTo(988, 0);
      expect((await box(BANNER)).top).toBe(12);
      expect(await isInFront(PILL)).toBe(true);
    }
  });

  it.each([
    ['hides it', 'host.hidePopover()'],
    ['takes its place in the top layer away', 'host.removeAttribute("popover")'],
    ['moves it', 'document.body.prepend(host)'],
    ['moves it and takes it out', 'document.body.append(host); setTimeout(() => host.remove())'],
    ['styles it', 'host.style.cssText = "display: none !important; rotate: 9deg !important"'],
    ['makes it bare', 'for (const { name } of [...host.attributes]) host.removeAttribute(name)'],
  ])('stands there again where the page %s', async (_what, disturb) => {
    await open({ css: ':root { transform: scale(1) } main { height: 5000px }', header: COVER });
    await page.setViewport({ width: 1000, height: 500 });
    await show(page, chapterWith(3));
    await page.evaluate(`{ const host = document.querySelector('${HOST}'); ${disturb} }`);
    await page.evaluate('new Promise((done) => setTimeout(done, 50))');
    await until('the pill is in front', () => isInFront(PILL));
    expect(await box(PILL)).toMatchObject({ height: 32, bottom: 488 });
    expect(await page.$$(HOST)).toHaveLength(1);
  });

  it('is not quarrelled about with a page that hides it for ever', async () => {
    await open();
    await show(page, chapterWith(3));
    const returns = await page.evaluate(`new Promise((done) => {
      const host = document.querySelector('${HOST}');
      let returns = 0;
      const hide = () => {
        if (!host.matches(':popover-open')) return;
        returns += 1;
        host.hidePopover();
      };
      const timer = setInterval(hide);
      setTimeout(() => done(returns), 2_500);
    })`);
    expect(returns).toBeGreaterThan(15);
    expect(returns).toBeLessThanOrEqual(24);
  });

  it('waits beneath a dialog that is open when it comes, and can be clicked once that has closed', async () => {
    page = await gallery.openCourse({ header: '<dialog>Cookies?</dialog>' });
    await page.evaluate(`document.querySelector('dialog').showModal()`);
    await mount(page);
    await show(page, chapterWith(3));
    expect(await page.$eval(HOST, (host) => host.matches(':popover-open'))).toBe(false);
    await page.keyboard.press('Escape');
    await until('the pill is in front', () => isInFront(PILL));
    await page.click(PILL);
    await appears(LIST);
  });

  it('takes on no rules that the page has for the top layer', async () => {
    await open({
      css: `[popover], [popover]:popover-open { border: 9px solid red; padding: 99px; inset: 0;
          width: 100%; height: 100%; margin: auto; background: red; animation: spin 1s }
        ::backdrop { background: red } *::before, *::after { content: "!"; background: red }
        @keyframes spin { to { rotate: 1turn } }`,
    });
    await show(page, chapterWith(3));
    const { width, height } = await box(HOST);
    expect([width, height]).toEqual([0, 0]);
    for (const pseudo of ['::backdrop', '::before', '::after']) {
      const display = await page.$eval(
        HOST,
        (host, name) => getComputedStyle(host, name).display,
        pseudo,
      );
      expect(display, pseudo).toBe('none');
    }
    expect((await box(PILL)).height).toBe(32);
    expect(await isInFront(PILL)).toBe(true);
    expect(await page.$eval(HOST, (host) => host.getAnimations().length)).toBe(0);
  });

  it('does not look at the page while it scrolls, nor at each frame', async () => {
    await open({ header: COVER, css: 'main { height: 5000px }' });
    await show(page, chapterWith(2));
    await untilFrame();
    const looks = await page.evaluate(`new Promise((done) => {
      let looks = 0;
      for (const [owner, name] of [[document, 'elementsFromPoint'], [window, 'getComputedStyle']]) {
        const look = owner[name].bind(owner);
        owner[name] = (...args) => { looks += 1; return look(...args) };
      }
      let frame = 0;
      const step = () => {
        frame += 1;
        scrollTo(0, frame * 10);
        document.documentElement.style.setProperty('--frame', frame);
        dispatchEvent(new Event('scroll'));
        if (frame < 60) requestAnimationFrame(step);
        else done(looks);
      };
      step();
    })`);
    // A look at the colours is 3 to 6 of these, one for headers 3 and some: at each frame it would be hundreds.
    expect(looks).toBeLessThan(60);
  });

  it('stands in the other corner of a page that reads from right to left', async () => {
    await open({ dir: 'rtl' });
    await show(page, chapterWith(3));
    expect((await box(PILL)).left).toBe(12);
  });

  it('takes on the colour scheme of the page, also when it changes', async () => {
    await open({ css: ':root.dark { color-scheme: dark }', colorScheme: 'light' });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await show(page, chapterWith(1));
    await untilFrame();
    expect(await style(PILL, 'background-color')).toBe('rgb(255, 255, 255)');
    await page.evaluate(`document.documentElement.className = 'dark'`);
    await untilSurface(DARK);
  });

  it('goes with the background of a page that declares no colour scheme, also when it changes', async () => {
    await open({
      css: `body { color: #222; background: #fdfdfc !important }
        .app { position: fixed; inset: 0; background: transparent }
        body.dark .app { background: oklch(0.2 0.01 260) }`,
      header: '<div class="app"></div>',
    });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await show(page, chapterWith(1));
    await untilSurface(LIGHT);
    await page.evaluate(`document.body.className = 'dark'`);
    await untilSurface(DARK);
  });

  it('is neither printed nor in the way of what fills the screen', async () => {
    await open();
    await show(page, chapterWith(2));
    const display = () => style(`${HOST} >>> .overlay`, 'display');
    await page.emulateMediaType('print');
    expect(await display()).toBe('none');
    await page.emulateMediaType('screen');
    expect(await display()).toBe('block');
    await page.evaluate('document.documentElement.requestFullscreen()');
    expect(await display()).toBe('none');
  });

  it('comes back when the page takes it out, but does not quarrel with a page that insists', async () => {
    await open();
    await show(page, chapterWith(2));
    await page.evaluate(`document.querySelector('${HOST}').remove()`);
    expect(await exists(BANNER)).toBe(true);
    await page.evaluate(`new MutationObserver(() => document.querySelector('${HOST}')?.remove())
      .observe(document.documentElement, { childList: true });
      document.querySelector('${HOST}').remove()`);
    expect(await exists(HOST)).toBe(false);
  });

  it('goes without a trace', async () => {
    await open();
    await show(page, chapterWith(2), chapterWith(3));
    await page.evaluate('stage.overlay.remove()');
    await show(page, chapterWith(4));
    expect(await exists(HOST)).toBe(false);
  });

  it('is accessible with everything open', async () => {
    await open();
    await show(page, chapterWith(9), chapterWith(10));
    await page.click(PILL);
    await appears(LIST);
    expect(await objections(page, HOST)).toEqual([]);
  });
});
