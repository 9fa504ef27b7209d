import { browser } from 'wxt/browser';
import { isOnCourseSite } from '../push/course-sites.ts';
import { withTimeout } from '../timing/with-timeout.ts';

/** Ms that a page may take to hear of it; one that is frozen does not. */
const PAGE_TIMEOUT_MS = 5_000;

/**
 * Has the pages of course sites open their ports again: with nobody signed in they leave a worker
 * alone that the browser has ended, and now somebody is.
 */
export async function callPages(): Promise<void> {
  // Only pages of course sites and of the server show their address here.
  const tabs = (await browser.tabs.query({})).filter(({ url }) => url && isOnCourseSite(url));
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      try {
        const asked = browser.tabs.sendMessage(id, { type: 'signed-in' });
        await withTimeout('the page to hear it', asked, PAGE_TIMEOUT_MS);
      } catch (error) {
        // Its port is open, or it shows no chapter: nobody listens.
        console.debug(`Alongside called tab ${id} in vain:`, error);
      }
    }),
  );
}
