import { describe, expect, it } from 'vitest';
import { takeLines } from '../../support/consoles.ts';
import { objections } from '../accessibility.ts';
import { mount, show } from '../stage-actions.ts';
import { chapterNamed, chapterWith } from '../views.ts';
import {
  appears,
  BANNER,
  box,
  COVER,
  DARK,
  exists,
  HOST,
  LIGHT,
  LIST,
  open,
  openWithout,
  PILL,
  page,
  style,
  TOAST,
  text,
  untilFrame,
  untilSurface,
} from './stage.ts';

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
    await openWithout({ csp });
    takeLines(); // the page's own style and icon, which its policy forbids
    await mount(page);
    await show(page, chapterWith(1), chapterNamed('Ana', 'Ben'));
    expect((await box(PILL)).height).toBe(32);
    expect(await text(TOAST)).toContain('Ana and Ben joined');
    expect(takeLines()).toEqual([]);
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
