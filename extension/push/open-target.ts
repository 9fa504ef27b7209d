import { type Browser, browser } from 'wxt/browser';
import { isSamePage } from './target.ts';

/** Brings the tab that has `target` open to the front, the latest used of several, or opens one. */
export async function openTarget(target: string): Promise<void> {
  // Only pages of course sites and of the server show their address here; others are none of ours.
  const open = (await browser.tabs.query({}))
    .filter(({ url }) => url && isSamePage(url, target))
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  try {
    if (open) await bringToFront(open, target);
    else await openNew(target);
  } catch (error) {
    console.debug('Alongside opens a window of its own, as the one it found is gone:', error);
    await browser.windows.create({ url: target });
  }
}

async function bringToFront(tab: Browser.tabs.Tab, target: string): Promise<void> {
  if (tab.id === undefined) return;
  // To another place on the page the browser goes without loading it again.
  const leadsElsewhere = new URL(target).hash !== '' && tab.url !== target;
  await browser.tabs.update(tab.id, { active: true, ...(leadsElsewhere && { url: target }) });
  await browser.windows.update(tab.windowId, { focused: true });
}

/** The browser may run on without a window, and then a tab has no place: `create` fails. */
async function openNew(target: string): Promise<void> {
  const { windowId } = await browser.tabs.create({ url: target });
  // A new tab alone leaves a window where it is, behind others.
  await browser.windows.update(windowId, { focused: true });
}
