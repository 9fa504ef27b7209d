import { browser } from 'wxt/browser';
import type { PageMessage } from '../messages/page-message.ts';

/**
 * Shows a message in the page of a tab. Its script is put there only now: few pages ever need it.
 *
 * @returns whether it could
 */
export async function showInPage(tabId: number, message: PageMessage): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/message.js'] });
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch (error) {
    // The tab was closed or shows an error page meanwhile.
    console.debug(`Alongside did not show a message in tab ${tabId}:`, error);
    return false;
  }
}
