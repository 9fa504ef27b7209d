import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRecorded } from '../support/faulty-stage.ts';
import { isPillOnTop, pillSize, readOverlay, untilNames } from '../support/overlay.ts';
import { countsOf, toastsOf } from '../support/overlay-history.ts';
import { part } from '../support/stage.ts';
import { unchanged, until } from '../support/until.ts';
import { ana, ben, channel, chapter, faulty, openAnaAndBen, openChapters } from './ana-and-ben.ts';

const STEPS = 100;
const PILL = part('viewer-counter');
const LIST = part('viewer-list');
const VIEWER = part('viewer');

openAnaAndBen();
openChapters();
afterEach(() => {
  faulty.site.look = {};
});

describe('a page that wipes its document', () => {
  it.each([
    ['the children of the root', () => document.documentElement.replaceChildren()],
    ['the root', () => document.documentElement.replaceWith(document.createElement('html'))],
    [
      'the root, which comes back later',
      () => {
        const root = document.documentElement;
        root.remove();
        setTimeout(() => document.append(root), 100);
      },
    ],
  ])('has the overlay back, once: %s', async (_what, wipe) => {
    const { page, history } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    await page.evaluate(wipe);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    await untilNames(page, ['Ana', 'Ben']);
    expect(await readOverlay(page)).toMatchObject({ overlays: 1 });
    expect(countsOf(history)).toEqual([2]);
    expect(toastsOf(history)).toEqual([]);
    expect(await isPillOnTop(page)).toBe(true);
  });
});

describe('a page that replaces its document', () => {
  const rewrite = () => {
    document.open();
    document.write('<main>All is new</main>');
    document.close();
  };

  it('has the overlay back, which works', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    await page.evaluate(rewrite);
    await untilNames(page, ['Ana', 'Ben']);
    expect(await readOverlay(page)).toMatchObject({ overlays: 1 });
    expect(await isPillOnTop(page)).toBe(true);
    await page.click(PILL);
    await page.waitForSelector(LIST);
    await page.keyboard.press('Escape');
    await page.waitForSelector(LIST, { hidden: true });
    await page.evaluate((to) => history.pushState(null, '', to), `${chapter}-next`);
    await untilNames(page, ['Ana']);
    await until('Ana has left', () => ben.members(channel).length === 1);
  });

  it('is no presence while it waits in the back/forward cache, and one when it is back', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    await page.evaluate(rewrite);
    await untilNames(page, ['Ana', 'Ben']);
    await page.goto(`${faulty.site.url}/welcome`);
    await until('Ana has left', () => ben.members(channel).length === 1);
    await page.goBack();
    await untilNames(page, ['Ana', 'Ben']);
    await until('Ana is back', () => ben.members(channel).length === 2);
  });
});

describe('a page that is set up anew at each client-side step', () => {
  it('has the overlay after each of 30', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    for (let step = 1; step <= 30; step += 1) {
      await page.evaluate((to) => {
        document.documentElement.replaceChildren(document.head, document.createElement('body'));
        history.pushState(null, '', to);
      }, `${chapter}-step-${step}`);
      await until(`the overlay after step ${step}`, () => page.$('alongside-overlay'));
    }
    await untilNames(page, ['Ana']);
    expect(await isPillOnTop(page)).toBe(true);
  });
});

describe('a page that wants all keys for itself', () => {
  it('hears none of what is typed into the overlay, which is typed', async () => {
    faulty.site.look = {
      head: `<script>
        window.heard = [];
        for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'textInput', 'paste']) {
          addEventListener(type, (event) => {
            heard.push(type);
            if (event.target.localName !== 'input') event.preventDefault();
            event.stopImmediatePropagation();
          }, { capture: true });
        }
      </script>`,
    };
    const names = ['Cem', 'Dilara', 'Elif', 'Felix', 'Grace', 'Hiro'];
    const others = await Promise.all(names.map((name) => faulty.client(name)));
    for (const other of others) await other.join(channel);
    for (const from of [`/courses/demo/chapters/${chapter}`, '/welcome']) {
      const { page } = await openRecorded(ana, `${faulty.site.url}${from}`);
      await page.evaluate((to) => history.pushState(null, '', to), faulty.site.chapter(chapter));
      await untilNames(page, ['Ana', 'Ben', ...names]);
      await page.click(PILL);
      await page.type('alongside-overlay >>> input', 'gracx');
      await page.keyboard.press('Backspace');
      await until('one is found', async () => (await page.$$(VIEWER)).length === 1);
      expect(await page.$eval(VIEWER, (viewer) => viewer.textContent)).toContain('Grace');
      await page.keyboard.press('Escape');
      await page.waitForSelector(LIST, { hidden: true });
      expect(await page.evaluate('heard')).toEqual([]);
    }
    for (const other of others) other.leave(channel);
  });
});

describe('a document without HTML', () => {
  it.each([
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>'],
    ['application/xml', '<feed><entry/></feed>'],
  ])('has no overlay, and is no presence: %s', async (type, document) => {
    faulty.site.look = { headers: { 'content-type': type }, document };
    const page = await ana.open(faulty.site.chapter(chapter));
    await page.evaluate((to) => history.pushState(null, '', to), '/welcome');
    await page.evaluate(() => history.back());
    await unchanged('who is on the chapter', () => ben.members(channel), 1_000);
    expect(await page.$('alongside-overlay')).toBeNull();
    await page.close();
  });
});

describe('a page with a strict policy', () => {
  it('has the overlay, and no complaint of its own', async () => {
    faulty.site.look = {
      headers: {
        'content-security-policy':
          "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    };
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    expect(await isPillOnTop(page)).toBe(true);
  });
});

describe('a page with hostile styles', () => {
  let usual: { width: number; height: number };

  beforeAll(async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter('plain'));
    await untilNames(page, ['Ana']);
    usual = await pillSize(page);
  });

  it.each([
    ['unsets everything', '* { all: unset !important }'],
    ['has a root of 62.5 %', ':root { font-size: 62.5% } * { font: 40px fantasy !important }'],
    ['reads from right to left', ':root { direction: rtl; writing-mode: vertical-rl }'],
    ['covers itself', 'main { position: fixed; inset: 0; z-index: 2147483647; opacity: 0.5 }'],
    ['hides what it does not know', ':not(html, head, body, main) { display: none !important }'],
    [
      'transforms its root',
      ':root { zoom: 1; filter: blur(0); transform: scale(1) } main { height: 5000px }',
    ],
    [
      'contains its root',
      'html, body { contain: strict; will-change: transform; perspective: 9px }',
    ],
    [
      'has rules for the top layer',
      '[popover] { border: 9px solid; inset: 0; width: 99% } ::backdrop { background: red }',
    ],
  ])('has the overlay as it should be: %s', async (_what, css) => {
    faulty.site.look = { head: `<style>${css}</style>` };
    ben.leave(channel);
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana']);
    expect(await pillSize(page)).toEqual(usual);
    expect(await isPillOnTop(page)).toBe(true);
  });
});

describe('a page with a chapter in a frame', () => {
  it('has the overlay at the top only, and its reader is at the top only', async () => {
    faulty.site.look = { body: '<iframe src="/courses/demo/chapters/framed"></iframe>' };
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    const frames = await Promise.all(page.frames().map((frame) => frame.$$('alongside-overlay')));
    expect(frames.map((overlays) => overlays.length)).toEqual([1, ...frames.slice(1).map(() => 0)]);
    expect(frames.length).toBeGreaterThan(1);
    await ben.join('presence-chapter-framed');
    expect(ben.members('presence-chapter-framed')).toEqual(['Ben']);
  });
});

describe('a page that rewrites its address all the time', () => {
  it('is right at the end, and costs few requests', async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana', 'Ben']);
    const before = ana.front.count('/api/presence/connect');
    await page.evaluate(
      async (steps, last) => {
        for (let step = 1; step <= steps; step += 1) {
          const to = step === steps ? last : `storm-${step}`;
          history.pushState(null, '', `/courses/demo/chapters/${to}`);
          await new Promise((done) => setTimeout(done, 1000 / steps));
        }
      },
      STEPS,
      chapter,
    );
    await untilNames(page, ['Ana', 'Ben']);
    await until('the others are left', () => ben.members(channel).length === 2);
    expect(ana.front.count('/api/presence/connect') - before).toBeLessThanOrEqual(STEPS / 5);
  });
});
