import type { Page } from 'puppeteer';
import type { ChapterView } from '../../extension/messages/chapter-view.ts';
import { PUSH_TROUBLES } from '../../extension/messages/notifications-view.ts';
import type { PopupView } from '../../extension/messages/popup-view.ts';
import { DEFAULT_PREFERENCES as PREFERENCES } from '../../server/contract/preferences.ts';
import type { CourseSite } from './course-site.ts';
import type { Gallery } from './open-gallery.ts';
import { mount, part, show, showPopup } from './stage-actions.ts';
import { chapterNamed, chapterOf, chapterWith, NOTIFICATIONS, person, popupView } from './views.ts';

/** A state worth a picture. */
export interface State {
  /** Of the viewport, in px. */
  width: number;
  height: number;
  /** What of the page is ours. */
  within: string;
  /** Opens a page in that state. */
  open(gallery: Gallery, prepare: (page: Page) => Promise<void>): Promise<Page>;
}

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

function popup(view: PopupView | null, after?: (page: Page) => Promise<void>): State {
  return {
    width: 320,
    height: 440,
    within: 'html',
    async open(gallery, prepare) {
      const page = await gallery.openPopup();
      await prepare(page);
      await showPopup(page, view);
      await after?.(page);
      return page;
    },
  };
}

/** With a click: taking a picture at double density moves the mouse, while the focus stays. */
const openList = (page: Page) => page.click(part('viewer-counter'));

/** Unfolds a part of the popup, and makes room for it in the picture. */
const openDetails = (name: string) => async (page: Page) => {
  await page.click(`[data-part=${name}] summary`);
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewport({ width: 320, height: Number(height), deviceScaleFactor: 2 });
};

const listOf = (view: ChapterView, circumstances?: ConnectionInputs) =>
  overlay([view], { ...circumstances, after: openList });

const LONG = 'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Younger';

const HEADER = `<header style="position: sticky; top: 0; padding: 18px 24px; background: #25476a;
  color: #fff; font: 600 16px system-ui">Botany 101</header>`;

const NO_PICTURE = 'https://pictures.test/missing';

/** The overlay's and the popup's states, by the name of their pictures. */
export const STATES: Record<string, State> = {
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

  list: listOf(chapterWith(4)),
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
      await page.waitForFunction('stage.overlay.host.shadowRoot.getAnimations().length === 0');
    },
  }),
  reconnecting: listOf(chapterWith(3, { connection: 'reconnecting' })),
  unreachable: listOf(chapterWith(3, { connection: 'unreachable' })),
  offline: listOf(chapterWith(3, { connection: 'offline' })),
  refused: listOf(chapterOf([], { connection: 'refused' })),
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
      await page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
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

  'popup-loading': popup(null),
  'popup-on-no-chapter': popup(popupView()),
  'popup-on-a-chapter': popup(popupView({ chapter: chapterWith(4) })),
  'popup-many': popup(
    popupView({ chapter: chapterWith(12, { count: 1_200 }), globalCount: 48_210 }),
  ),
  'popup-notifications-offered': popup(
    popupView({
      notifications: { state: 'off', isDecided: false, preferences: null, latest: [] },
    }),
  ),
  'popup-notifications-on': popup(popupView({ notifications: NOTIFICATIONS })),
  'popup-notifications-not-told-yet': popup(
    popupView({ notifications: { ...NOTIFICATIONS, preferences: null, latest: null } }),
  ),
  'popup-notifications-blocked': popup(
    popupView({ notifications: { ...NOTIFICATIONS, state: 'blocked', latest: [] } }),
  ),
  'popup-notifications-unsupported': popup(
    popupView({
      notifications: { state: 'unsupported', isDecided: false, preferences: null, latest: null },
    }),
  ),
  'popup-notifications-turning-on': popup(
    popupView({ notifications: { ...NOTIFICATIONS, state: 'turning-on', latest: [] } }),
  ),
  ...Object.fromEntries(
    PUSH_TROUBLES.map((trouble) => [
      `popup-notifications-trouble-${trouble}`,
      popup(popupView({ notifications: { ...NOTIFICATIONS, state: 'trouble', trouble } })),
    ]),
  ),
  'popup-not-saved': popup(
    popupView({ refusal: 'Not saved: the Alongside server can’t be reached.' }),
  ),
  'popup-offline': popup(
    popupView({ connection: 'offline', chapter: chapterWith(3, { connection: 'offline' }) }),
  ),
  'popup-quiet-hours-in-utc': popup(
    popupView({
      notifications: {
        ...NOTIFICATIONS,
        preferences: {
          ...PREFERENCES.notifications,
          quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC' },
        },
      },
    }),
    openDetails('notification-settings'),
  ),
  'popup-notification-settings': popup(
    popupView({ notifications: NOTIFICATIONS }),
    openDetails('notification-settings'),
  ),
  'popup-notification-list': popup(
    popupView({ notifications: NOTIFICATIONS }),
    openDetails('notification-list'),
  ),
  'popup-forced-colours': popup(
    popupView({
      notifications: NOTIFICATIONS,
      preferences: { appearOffline: true, joinToasts: false },
      chapter: chapterWith(2),
    }),
    async (page) => {
      await page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
      await openDetails('notification-settings')(page);
    },
  ),
  'popup-connecting': popup(popupView({ connection: 'connecting', globalCount: null })),
  'popup-reconnecting': popup(
    popupView({
      connection: 'reconnecting',
      chapter: chapterWith(3, { connection: 'reconnecting' }),
    }),
  ),
  'popup-unreachable': popup(popupView({ connection: 'unreachable', globalCount: null })),
  'popup-refused': popup(popupView({ connection: 'refused', globalCount: null })),
  'popup-chapter-refused': popup(popupView({ chapter: chapterOf([], { connection: 'refused' }) })),
  'popup-signed-out': popup(popupView({ connection: 'signed-out', user: null, globalCount: null })),
  'popup-signed-out-unreachable': popup(
    popupView({ connection: 'unreachable', user: null, globalCount: null }),
  ),
  'popup-no-name': popup(
    popupView({ connection: 'signed-out', user: null, globalCount: null }),
    (page) => page.click('button[type=submit]'),
  ),
};
