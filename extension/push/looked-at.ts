import { browser } from 'wxt/browser';
import { isSamePage } from './target.ts';

/** Seconds without input after which nobody is looking any more. */
const IDLE = 120;

/**
 * The tab with `target` that the learner is looking at, by its id, or `null`.
 *
 * @throws Error where the tab's window is closed meanwhile
 */
export async function tabLookedAt(target: string): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || !tab.url || !isSamePage(tab.url, target)) return null;
  const [window, idle] = await Promise.all([
    browser.windows.get(tab.windowId),
    browser.idle.queryState(IDLE),
  ]);
  return window.focused && idle === 'active' ? tab.id : null;
}
