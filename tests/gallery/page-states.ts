import type { Page } from 'puppeteer';
import type { PopupView } from '../../extension/messages/popup-view.ts';
import type { State } from './state.ts';
import { NOTIFICATIONS, PREFERENCES, popupView } from './views.ts';

/** One of the extension's pages in a tab. */
function inTab(
  name: 'Welcome' | 'Options' | 'Report',
  view: PopupView | string | null,
  options: { width?: number; after?: (page: Page) => Promise<void> } = {},
): State {
  const { width = 640, after } = options;
  return {
    width,
    height: 900,
    within: 'html',
    async open(gallery, prepare) {
      const page = await gallery.openPopup();
      await prepare(page);
      await page.evaluate(`stage.show${name}(${JSON.stringify(view)})`);
      await after?.(page);
      const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
      await page.setViewport({ width, height, deviceScaleFactor: 1 });
      return page;
    },
  };
}

const UNCHOSEN = popupView({ preferences: { ...PREFERENCES, visibilityChosen: false } });
const SIGNED_OUT = popupView({
  ...{ connection: 'signed-out', user: null, globalCount: null },
  offer: { allowed: ['name', 'first-name', 'counted', 'offline'], byDefault: 'name' },
});
const FULL = popupView({
  courses: [
    { site: 'moodle', course: 'Botany', name: 'Botany for beginners' },
    { site: 'moodle', course: '6', name: 'Stars' },
  ],
  notifications: NOTIFICATIONS,
  preferences: {
    ...PREFERENCES,
    receipts: false,
    courseVisibility: [
      { site: 'moodle', course: 'Botany', visibility: 'counted' },
      {
        site: 'moodle',
        course: 'a-course-of-a-name-that-is-long-and-has-no-space',
        visibility: 'name',
      },
    ],
  },
});
const LONG_NAME = 'A-name-that-is-as-long-as-no-name-is-and-that-has-no-space-in-it';
const forcedColours = (page: Page) =>
  page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
const pick = (level: string) => (page: Page) => page.click(`input[value=${level}]`);

/** The states of the extension's pages in a tab, by the name of their pictures. */
export const PAGE_STATES: Record<string, State> = {
  'welcome-loading': inTab('Welcome', null),
  'welcome-to-choose': inTab('Welcome', UNCHOSEN),
  'welcome-first-name': inTab('Welcome', UNCHOSEN, { after: pick('first-name') }),
  'welcome-counted': inTab('Welcome', UNCHOSEN, { after: pick('counted') }),
  'welcome-offline': inTab('Welcome', UNCHOSEN, { after: pick('offline') }),
  'welcome-signed-out': inTab('Welcome', SIGNED_OUT),
  'welcome-narrow': inTab('Welcome', UNCHOSEN, { width: 320 }),
  'welcome-forced-colours': inTab('Welcome', UNCHOSEN, { after: forcedColours }),
  'options-signed-out': inTab('Options', SIGNED_OUT),
  'options-full': inTab('Options', FULL),
  'options-narrow': inTab('Options', FULL, { width: 320 }),
  'options-erasing': inTab('Options', popupView(), {
    after: (page) => page.click('[name=erase]'),
  }),
  report: inTab('Report', 'Ana García López', { width: 1280 }),
  'report-narrow': inTab('Report', LONG_NAME, { width: 360 }),
  'report-sent': inTab('Report', 'Ana', { after: (page) => page.click('[name=report]') }),
  'options-forced-colours': inTab('Options', FULL, { after: forcedColours }),
};
