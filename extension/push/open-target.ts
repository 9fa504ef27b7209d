import { browser } from 'wxt/browser';
import { isSamePage } from './target.ts';

/** Brings the tab that has `target` open to the front, or opens one. */
export async function openTarget(target: string): Promise<void> {
  // Only pages of course sites and of the server show their address here; others are none of ours.
  const open = (await browser.tabs.query({})).find(({ url }) => url && isSamePage(url, target));
  if (open?.id === undefined) {
    await browser.tabs.create({ url: target });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
