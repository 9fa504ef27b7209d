import type { CDPSession, Page } from 'puppeteer';
import * as v from 'valibot';
import { EXTENSION_ID } from '../../server/contract/extension-id.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { popupOf } from './push-stage.ts';

/** Unfolds the settings in the popup and does something there. */
export async function choose(
  learner: LearnerBrowser,
  control: string,
  change: (popup: Page, control: string) => Promise<void>,
): Promise<void> {
  const popup = await popupOf(learner);
  await popup.locator('[data-part="notification-settings"] summary').click();
  await change(popup, control);
  await popup.close();
}

/** As the learner does in the browser's settings; `session` has to stay open. */
export async function permit(session: CDPSession, setting: 'granted' | 'denied'): Promise<void> {
  await session.send('Browser.setPermission', {
    permission: { name: 'notifications' },
    setting,
    origin: `chrome-extension://${EXTENSION_ID}`,
  });
}

/** Has the extension go to another server: by the popup, which starts a worker where there is none. */
export async function useServer(learner: LearnerBrowser, url: string): Promise<void> {
  const popup = await popupOf(learner);
  await popup.evaluate(`chrome.storage.local.set({ serverUrl: ${JSON.stringify(url)} })`);
  await popup.close();
}

/** How many receipts a browser still keeps for the server. */
export async function keptReceipts(learner: LearnerBrowser): Promise<number> {
  const worker = await learner.worker();
  const kept = await worker.evaluate(
    'chrome.storage.local.get("pushReceipts").then(({ pushReceipts = [] }) => pushReceipts.length)',
  );
  return v.parse(v.number(), kept);
}

/** The addresses of the chapters that are open in a browser. */
export async function chaptersOpen(learner: LearnerBrowser): Promise<string[]> {
  const pages = await learner.browser.pages();
  return pages.map((open) => open.url()).filter((url) => url.includes('/chapters/'));
}
