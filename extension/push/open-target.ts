import { browser } from 'wxt/browser';
import { isSamePage } from './target.ts';

/** Brings the tab that has `target` open to the front, the latest used of several, or opens one. */
export async function openTarget(target: string): Promise<void> {
  // Only pages of course sites and of the server show their address here; others are none of ours.
  const open = (await browser.tabs.query({}))
    .filter(({ url }) => url && isSamePage(url, target))
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  if (open?.id === undefined) {
    await openNew(target);
    return;
  }
  // To another place on the page it goes without loading it again.
  const leadsElsewhere = new URL(target).hash !== '' && open.url !== target;
  await browser.tabs.update(open.id, { active: true, ...(leadsElsewhere && { url: target }) });
  await browser.windows.update(open.windowId, { focused: true });
}

async function openNew(target: string): Promise<void> {
  // The browser may run on without a window, and then a tab has no place.
  const [window] = await browser.windows.getAll({ windowTypes: ['normal'] });
  if (window) await browser.tabs.create({ url: target });
  else await browser.windows.create({ url: target });
}
