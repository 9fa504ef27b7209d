import { browser } from 'wxt/browser';
import type { PageMessage } from '../messages/page-message.ts';
import { withTimeout } from '../timing/with-timeout.ts';

/** Ms that a page may take; one that shows a dialog of its own does nothing else. */
const PAGE_TIMEOUT_MS = 1_000;

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
  const until = Date.now() + PAGE_TIMEOUT_MS;
  await soon(browser.tabs.sendMessage(tabId, { ...message, until } satisfies PageMessage));
}

function soon(work: Promise<unknown>): Promise<unknown> {
  return withTimeout('the page to answer', work, PAGE_TIMEOUT_MS);
}
