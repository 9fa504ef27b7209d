import type { Page } from 'puppeteer';
import type { ChapterView } from '../../extension/messages/chapter-view.ts';
import type { CourseSite } from './course-site.ts';
import { mount, part, show } from './stage-actions.ts';
import type { State } from './state.ts';
import {
  chapterCrowded,
  chapterNamed,
  chapterOf,
  chapterTaught,
  chapterWith,
  person,
} from './views.ts';

interface ConnectionInputs {
  site?: CourseSite;
  width?: number;
  height?: number;
  /** What the learner does then. */
  after?: (page: Page) => Promise<void>;
}

/** The overlay after these views, the last of which stays. */
function overlay(views: ChapterView[], circumstances: ConnectionInputs = {}): State {
  const { site, width = 1000, height = 560, after } = circumstances;
  return {
    width,
    height,
    within: 'alongside-overlay',
    async open(gallery, prepare) {
      const page = await gallery.openCourse(site);
      await prepare(page);
      await mount(page);
      await show(page, ...views);
      await after?.(page);
      return page;
    },
  };
}

/** With a click: taking a picture at double density moves the mouse, while the focus stays. */
const openList = (page: Page) => page.click(part('viewer-counter'));

/** Without motion, of which a picture would show the middle. */
const forceColours = (page: Page) =>
  page.emulateMediaFeatures([
    { name: 'forced-colors', value: 'active' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);

const listOf = (view: ChapterView, circumstances?: ConnectionInputs) =>
  overlay([view], { ...circumstances, after: openList });

/** Opens the list of a crowd, of which there is another page. */
const openCrowd = async (page: Page) => {
  const names = Array.from({ length: 50 }, (_, index) => person(index + 6));
  const answer = { viewers: names.map(({ id, name, imageUrl }) => ({ id, name, imageUrl })) };
  await page.evaluate(`stage.pages = [${JSON.stringify({ ...answer, next: 'more' })}]`);
  await openList(page);
  await page.waitForSelector(part('viewer', '[data-user-id="learner-6"]'));
};

const LONG = 'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Younger';

const HEADER = `<header style="position: sticky; top: 0; padding: 18px 24px; background: #25476a;
  color: #fff; font: 600 16px system-ui">Botany 101</header>`;

const NO_PICTURE = 'https://pictures.test/missing';

/** The overlay's states, by the name of their pictures. */
export const OVERLAY_STATES: Record<string, State> = {
  alone: overlay([chapterWith(1)]),
  two: overlay([chapterWith(2)]),
  three: overlay([chapterWith(3)]),
  four: overlay([chapterWith(4)]),
  seven: overlay([chapterWith(7)]),
  many: overlay([chapterWith(12, { count: 1_200 })]),
  'long-names': overlay([chapterNamed(LONG, `${LONG}!`, 'Ben')]),
  markup: overlay([chapterNamed('<img src=x onerror=alert(1)>', '<b>Bold</b>')]),
  'other-scripts': overlay([chapterNamed('ليلى حداد', 'Ольга Иванова', '👩🏽‍🚀 Zoë')]),
  'pictures-fail': overlay([
    chapterOf([0, 1, 2, 3].map((index) => ({ ...person(index), imageUrl: NO_PICTURE }))),
  ]),

  crowd: overlay([chapterCrowded(1_234)]),
  'crowd-list': overlay([chapterCrowded(1_234)], { after: openCrowd }),
  'crowd-list-not-there': listOf(chapterCrowded(1_234)),
  'crowd-list-found': overlay([chapterCrowded(1_234)], {
    async after(page) {
      await openCrowd(page);
      await page.type('alongside-overlay >>> input', 'learner 4');
    },
  }),
  'crowd-list-narrow': overlay([chapterCrowded(1_234)], {
    ...{ width: 320, height: 480 },
    after: openCrowd,
  }),
  'crowd-of-the-counted': listOf(chapterWith(1, { count: 54_321 })),
  'crowd-invisible': listOf(
    chapterOf(
      [1, 2, 3, 4, 5].map((index) => person(index)),
      {
        count: 1_234,
        appearsOffline: true,
      },
    ),
  ),
  'crowd-forced-colours': overlay([chapterCrowded(1_234)], {
    async after(page) {
      await forceColours(page);
      await openCrowd(page);
    },
  }),

  taught: overlay([chapterTaught(4)]),
  'counted-too': overlay([chapterWith(2, { count: 4, counted: 2 })]),
  'counted-alone': overlay([chapterWith(1, { count: 3, counted: 2 })]),
  'list-counted-too': listOf(chapterWith(2, { count: 4, counted: 2 })),
  'list-counted-alone': listOf(chapterWith(1, { count: 3, counted: 2 })),
  'to-choose': overlay([chapterWith(0, { connection: 'unchosen', count: 0 })]),

  list: listOf(chapterWith(4)),
  'list-taught': listOf(chapterTaught(4)),
  'list-alone': listOf(chapterWith(1)),
  'list-search': listOf(chapterWith(12)),
  'list-many': listOf(chapterWith(12, { count: 1_200 })),
  'list-long-names': listOf(chapterNamed(LONG, 'عبد الرحمن بن محمد', '<i>Eve</i>')),
  'list-focus': overlay([chapterWith(3)], { after: (page) => page.keyboard.press('Tab') }),
  'list-found': overlay([chapterWith(12)], {
    async after(page) {
      await openList(page);
      await page.type('alongside-overlay >>> input', 'an');
    },
  }),
  'list-not-found': overlay([chapterWith(12)], {
    async after(page) {
      await openList(page);
      await page.type('alongside-overlay >>> input', 'xyz');
    },
  }),

  away: listOf(chapterOf([0, 1, 2, 3].map((index) => ({ ...person(index), away: index > 1 })))),
  'all-away': overlay([chapterOf([person(0), { ...person(1), away: true }])]),
  invisible: listOf(
    chapterOf(
      [1, 2, 3, 4, 5].map((index) => person(index)),
      { appearsOffline: true },
    ),
  ),
  'invisible-alone': overlay([chapterOf([], { appearsOffline: true })]),

  toast: overlay([chapterWith(1), chapterWith(2)]),
  'toast-merged': overlay([chapterWith(2), chapterWith(3), chapterWith(7)]),
  'toast-long-name': overlay([chapterWith(1), chapterNamed(LONG)]),
  'toast-and-list': overlay([chapterWith(3), chapterWith(4)], { after: openList }),

  connecting: overlay([chapterOf([], { connection: 'connecting', selfId: null })], {
    after: async (page) => {
      await page.waitForFunction(
        'document.querySelector("alongside-overlay").shadowRoot.getAnimations().length === 0',
      );
    },
  }),
  reconnecting: listOf(chapterWith(3, { connection: 'reconnecting' })),
  unreachable: listOf(chapterWith(3, { connection: 'unreachable' })),
  offline: listOf(chapterWith(3, { connection: 'offline' })),
  updating: listOf(chapterOf([], { connection: 'updating' })),
  refused: listOf(chapterOf([], { connection: 'refused' })),
  unchosen: listOf(chapterOf([], { connection: 'unchosen' })),
  'signed-out': listOf(chapterOf([], { connection: 'signed-out', selfId: null })),

  'signed-out-invisible': overlay([
    chapterOf([], { connection: 'signed-out', selfId: null, appearsOffline: true }),
  ]),
  namesakes: listOf(
    chapterOf([person(0), { ...person(1), name: 'Ana' }, { ...person(3), name: 'Ana' }]),
  ),

  rtl: overlay([chapterWith(6), chapterWith(7)], { site: { dir: 'rtl' }, after: openList }),
  'forced-colours': overlay([chapterWith(6), chapterWith(7)], {
    async after(page) {
      await forceColours(page);
      await openList(page);
    },
  }),
  'sticky-header': overlay([chapterWith(3)], { site: { header: HEADER } }),
  'page-is-dark': overlay([chapterWith(3)], { site: { css: ':root { color-scheme: dark }' } }),
  'page-is-dark-undeclared': listOf(chapterWith(3), {
    site: { css: 'body { color: #ddd; background: #111 !important }' },
  }),
  'zoomed-list': listOf(chapterWith(12), { width: 320, height: 256 }),
  'zoomed-most-list': listOf(chapterWith(12), { width: 256, height: 205 }),
  'zoomed-most-short-list': listOf(chapterWith(4, { connection: 'reconnecting' }), {
    width: 256,
    height: 205,
  }),
  narrow: overlay([chapterWith(8), chapterWith(9)], { width: 400 }),
  'narrow-list': listOf(chapterWith(9), { width: 320, height: 480 }),
  'narrow-merged': overlay([chapterWith(2), chapterWith(6)], { width: 360 }),
  'narrowest-banner': overlay([chapterNamed(LONG, `${LONG}!`, 'Ben')], { width: 480 }),
};
