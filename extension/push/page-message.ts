import { browser } from 'wxt/browser';
import type { PageMessage } from '../messages/page-message.ts';

/** Ms that a page may take; one that shows a dialog of its own does nothing else. */
const PATIENCE = 1_000;

/**
 * Shows a message in the page of a tab. Its script is put there only now: few pages ever need it.
 *
 * @throws Error where the tab is closed meanwhile, shows an error page, or does not answer
 */
export async function showInPage(
  tabId: number,
  message: Omit<PageMessage, 'until'>,
): Promise<void> {
  await soon(browser.scripting.executeScript({ target: { tabId }, files: ['/message.js'] }));
  const until = Date.now() + PATIENCE;
  await soon(browser.tabs.sendMessage(tabId, { ...message, until } satisfies PageMessage));
}

async function soon(work: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The page does not answer.')), PATIENCE);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
