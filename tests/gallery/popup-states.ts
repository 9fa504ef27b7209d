import type { Page } from 'puppeteer';
import { PUSH_TROUBLES } from '../../extension/messages/notifications-view.ts';
import type { PageCheck } from '../../extension/messages/page-check.ts';
import type { PopupView } from '../../extension/messages/popup-view.ts';
import { INBOX_PAGE } from '../../server/contract/my-notifications.ts';
import { DEFAULT_CHOICES } from '../../server/preferences/choices.ts';
import { showPopup } from './stage-actions.ts';
import type { State } from './state.ts';
import {
  PREFERENCES as CHOSEN,
  chapterCrowded,
  chapterOf,
  chapterTaught,
  chapterWith,
  NOTIFICATIONS,
  notificationsFor,
  popupView,
} from './views.ts';

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

/** Unfolds a part of the popup, and makes room for it in the picture. */
const openDetails = (name: string) => async (page: Page) => {
  await page.click(`[data-part=${name}] summary`);
  await fitHeight(page);
};

async function fitHeight(page: Page): Promise<void> {
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewport({ width: 320, height: Number(height), deviceScaleFactor: 2 });
}

/** With the question about the page unfolded, to which this is the answer. */
function asked(
  check: PageCheck | null,
  view = popupView(),
  after?: (page: Page) => Promise<void>,
): State {
  return popup(view, async (page) => {
    await page.evaluate(`stage.pageCheck = ${JSON.stringify(check)}`);
    await after?.(page);
    await openDetails('page-question')(page);
    if (!check) return;
    await page.waitForSelector(`[data-state=${check.state}]`);
    await fitHeight(page);
  });
}

const CHAPTER: PageCheck = {
  state: 'chapter',
  site: 'moodle-example-edu',
  course: { id: '5', title: 'Botany for beginners' },
  chapter: { id: '4711/12', title: 'How plants drink' },
  report: '{}',
};
const MOODLE: PageCheck = {
  state: 'no-chapter',
  why: 'other-site',
  platform: 'Moodle',
  report: '{}',
};
/** An open course. */
const BOTANY = { site: 'moodle', course: '5', name: 'Botany for beginners' };
const SIGNED_OUT = popupView({ connection: 'signed-out', user: null, globalCount: null });
const NO_CHAPTER = ['other-page', 'excepted', 'no-element', 'no-id'] as const;
/** As a browser has it that gave no time zone when they were chosen. */
const QUIET_IN_UTC = {
  ...NOTIFICATIONS,
  preferences: {
    ...DEFAULT_CHOICES.notifications,
    quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC' },
  },
};

/** The popup's states, by the name of their pictures. */
export const POPUP_STATES: Record<string, State> = {
  'popup-loading': popup(null),
  'popup-on-no-chapter': popup(popupView()),
  'popup-on-a-chapter': popup(popupView({ chapter: chapterWith(4), courses: [BOTANY] })),
  'popup-one-course-offline': popup(
    popupView({
      chapter: chapterWith(3, { appearsOffline: true, selfId: null }),
      courses: [{ ...BOTANY, name: 'Plants, and all that they drink and breathe, for beginners' }],
      preferences: { ...CHOSEN, courseVisibility: [{ ...BOTANY, visibility: 'offline' }] },
    }),
  ),
  'popup-crowd': popup(popupView({ chapter: chapterCrowded(1_234), globalCount: 54_321 })),
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
    popupView({ changeProblem: 'Not saved: the Alongside server can’t be reached.' }),
  ),
  'popup-taught': popup(popupView({ chapter: chapterTaught(4) })),
  'popup-offline': popup(
    popupView({ connection: 'offline', chapter: chapterWith(3, { connection: 'offline' }) }),
  ),
  'popup-quiet-hours-in-utc': popup(null, async (page) => {
    await page.emulateTimezone('Europe/Berlin');
    await showPopup(page, popupView({ notifications: QUIET_IN_UTC }));
    await openDetails('notification-settings')(page);
  }),
  'popup-notification-settings': popup(
    popupView({ notifications: NOTIFICATIONS }),
    openDetails('notification-settings'),
  ),
  'popup-notification-list': popup(
    popupView({ notifications: NOTIFICATIONS }),
    openDetails('notification-list'),
  ),
  // A whole page of them: there may be earlier ones, which this gallery's server can't tell.
  'popup-notification-list-earlier': popup(
    popupView({ notifications: { ...NOTIFICATIONS, latest: notificationsFor(INBOX_PAGE) } }),
    async (page) => {
      await openDetails('notification-list')(page);
      await page.click('[name="earlier"]');
      await page.waitForSelector('[data-part=notification-list] [role="status"]:not([hidden])');
      await fitHeight(page);
    },
  ),
  'popup-forced-colours': popup(
    popupView({
      notifications: NOTIFICATIONS,
      preferences: { ...CHOSEN, appearOffline: true, joinToasts: false },
      chapter: chapterWith(2),
    }),
    async (page) => {
      await page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
      await openDetails('notification-settings')(page);
    },
  ),
  'popup-page-looked-at': asked(null),
  'popup-page-is-a-chapter': asked(CHAPTER),
  'popup-page-with-long-ids': asked({
    ...CHAPTER,
    course: { id: 'course-v1:GreenSchool+Botany101+2026_T3', title: null },
    chapter: {
      id: `block-v1:GreenSchool+Botany101+2026_T3+type@vertical+block@${'0123456789abcdef'.repeat(8)}`,
      title: 'ما الذي تشربه النباتات',
    },
  }),
  ...Object.fromEntries(
    NO_CHAPTER.map((why) => [`popup-page-${why}`, asked({ ...MOODLE, why, platform: null })]),
  ),
  'popup-page-looks-like-moodle': asked(MOODLE),
  'popup-page-out-of-reach': asked({ state: 'out-of-reach' }),
  'popup-page-signed-out': asked(MOODLE, SIGNED_OUT),
  'popup-page-copied': popup(popupView(), async (page) => {
    await page.evaluate(`stage.pageCheck = ${JSON.stringify(MOODLE)}`);
    await openDetails('page-question')(page);
    await page.locator('[name=copy]').click();
    await page.waitForSelector('.copy-report [role=status]:not(:empty)');
    await fitHeight(page);
  }),
  'popup-page-forced-colours': asked(CHAPTER, popupView(), (page) =>
    page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]),
  ),
  'popup-connecting': popup(popupView({ connection: 'connecting', globalCount: null })),
  'popup-reconnecting': popup(
    popupView({
      connection: 'reconnecting',
      chapter: chapterWith(3, { connection: 'reconnecting' }),
    }),
  ),
  'popup-unreachable': popup(popupView({ connection: 'unreachable', globalCount: null })),
  'popup-updating': popup(popupView({ connection: 'updating', globalCount: null })),
  'popup-signed-out-updating': popup(
    popupView({ connection: 'updating', user: null, globalCount: null }),
  ),
  'popup-refused': popup(popupView({ connection: 'refused', globalCount: null })),
  'popup-chapter-refused': popup(popupView({ chapter: chapterOf([], { connection: 'refused' }) })),
  'popup-unchosen': popup(
    popupView({
      ...{ connection: 'unchosen', globalCount: null },
      preferences: { ...CHOSEN, visibilityChosen: false },
    }),
  ),
  'popup-signed-out': popup(SIGNED_OUT),
  'popup-signed-out-with-levels': popup({
    ...SIGNED_OUT,
    offer: { allowed: ['name', 'first-name', 'counted', 'offline'], byDefault: 'name' },
  }),
  'popup-signed-out-unreachable': popup(
    popupView({ connection: 'unreachable', user: null, globalCount: null }),
  ),
  'popup-no-name': popup(SIGNED_OUT, (page) => page.click('button[type=submit]')),
  'popup-teaching': popup(SIGNED_OUT, (page) => page.click('summary')),
  'popup-wrong-secret': popup(null, async (page) => {
    await showPopup(page, SIGNED_OUT, 'The secret is wrong.');
    await page.type('[name=displayName]', 'Ada');
    await page.click('summary');
    await page.type('[name=secret]', 'moon');
    await page.click('button[type=submit]');
    await page.waitForSelector('[name=secret][aria-invalid=true]');
  }),
};
