import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type FaultyStage,
  type Learner,
  openFaultyStage,
  openRecorded,
} from '../support/faulty-stage.ts';
import { readOverlay, untilNames } from '../support/overlay.ts';
import { countsOf, toastsOf } from '../support/overlay-history.ts';
import type { ProtocolClient } from '../support/protocol-client.ts';
import { until } from '../support/until.ts';

const STEPS = 100;

let faulty: FaultyStage;
let ana: Learner;
let ben: ProtocolClient;
let chapter = 0;
let channel = '';

beforeAll(async () => {
  faulty = await openFaultyStage();
  ana = await faulty.learner('Ana');
  ben = await faulty.client('Ben');
});
afterAll(() => faulty?.[Symbol.asyncDispose]());
beforeEach(async () => {
  chapter += 1;
  channel = `presence-chapter-${chapter}`;
  await ben.join(channel);
});
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
    expect(await isOnTop(page)).toBe(true);
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
    expect(await isOnTop(page)).toBe(true);
  });
});

describe('a page with hostile styles', () => {
  let usual: { width: number; height: number };

  beforeAll(async () => {
    const { page } = await openRecorded(ana, faulty.site.chapter('plain'));
    await untilNames(page, ['Ana']);
    const { width, height } = await pillBox(page);
    usual = { width, height };
  });

  it.each([
    ['unsets everything', '* { all: unset !important }'],
    ['has a root of 62.5 %', ':root { font-size: 62.5% } * { font: 40px fantasy !important }'],
    ['reads from right to left', ':root { direction: rtl; writing-mode: vertical-rl }'],
    ['covers itself', 'main { position: fixed; inset: 0; z-index: 2147483647; opacity: 0.5 }'],
    ['hides what it does not know', ':not(html, head, body, main) { display: none !important }'],
    ['transforms its root', ':root { zoom: 1; filter: blur(0); transform: scale(1) }'],
  ])('has the overlay as it should be: %s', async (_what, css) => {
    faulty.site.look = { head: `<style>${css}</style>` };
    ben.leave(channel);
    const { page } = await openRecorded(ana, faulty.site.chapter(chapter));
    await untilNames(page, ['Ana']);
    expect(await pillBox(page)).toMatchObject(usual);
    expect(await isOnTop(page)).toBe(true);
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
    const before = ana.front.count('/api/pusher/auth');
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
    expect(ana.front.count('/api/pusher/auth') - before).toBeLessThanOrEqual(STEPS / 5);
  });
});

it('leaves nothing on any console', () => {
  expect(ana.consoles).toEqual([]);
});

async function pillBox(page: Page): Promise<{ width: number; height: number }> {
  const pill = await page.waitForSelector('alongside-overlay >>> [data-part="viewer-counter"]');
  const box = await pill?.boundingBox();
  if (!box) throw new Error('The pill is not on the screen.');
  return box;
}

/** Whether a click on the middle of the pill would reach it. */
async function isOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const root = document.querySelector('alongside-overlay')?.shadowRoot;
    const pill = root?.querySelector('[data-part="viewer-counter"]');
    const { left, top, width, height } = pill?.getBoundingClientRect() ?? new DOMRect();
    const hit = root?.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && pill?.contains(hit ?? null) === true;
  });
}
