import { browser } from 'wxt/browser';

/** Opens one of the extension's own pages in a tab. */
export async function openPage(name: 'welcome'): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/${name}.html`) });
}

/** Opens the popup, as a click on the toolbar button does. */
export function openPopup(): void {
  browser.action.openPopup().catch((error: unknown) => {
    console.debug('Alongside could not open its popup:', error); // another one is open
  });
}
