import { describe, expect, it } from 'vitest';
import { until } from '../../support/until.ts';
import { mount, show } from '../stage-actions.ts';
import { chapterWith } from '../views.ts';
import {
  appears,
  BANNER,
  box,
  COVER,
  HOST,
  isInFront,
  LIST,
  open,
  openWithout,
  PILL,
  page,
} from './stage.ts';

/** What makes an element the one that fixed descendants refer to, in place of the viewport. */
const CONTAINING = [
  ...['transform: scale(1)', 'will-change: transform', 'perspective: 100px', 'contain: paint'],
  ...['contain: strict', 'filter: blur(0)', 'rotate: 0deg', 'backdrop-filter: blur(0)'],
];

describe('as a guest on the page', () => {
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
    await openWithout({ header: '<dialog>Cookies?</dialog>' });
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
});
