import { browser } from 'wxt/browser';

/**
 * Opens one of the extension's own pages in a tab.
 *
 * @param query what it is to know
 */
export async function openPage(
  name: 'report' | 'welcome',
  query: Record<string, string> = {},
): Promise<void> {
  const url = new URL(browser.runtime.getURL(`/${name}.html`));
  url.search = String(new URLSearchParams(query));
  await browser.tabs.create({ url: url.href });
}

/** Opens the popup, as a click on the toolbar button does. */
export function openPopup(): void {
  browser.action.openPopup().catch((error: unknown) => {
    console.debug('Alongside could not open its popup:', error); // another one is open
  });
}
