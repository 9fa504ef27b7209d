import { browser } from 'wxt/browser';
import { withTimeout } from '../timing/with-timeout.ts';
import { isSamePage } from './target.ts';

/** Seconds without input after which nobody is looking any more. */
const IDLE = 120;
/** Ms that the browser may take to say so: the push waits to be shown. */
const BROWSER_TIMEOUT_MS = 2_000;

/**
 * The tab with `target` that the learner is looking at, by its id, or `null`.
 *
 * @throws Error where the tab's window is closed meanwhile
 */
export async function focusedTab(target: string): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || !tab.url || !isSamePage(tab.url, target)) return null;
  const [window, idle] = await withTimeout(
    'the browser’s windows',
    Promise.all([browser.windows.get(tab.windowId), browser.idle.queryState(IDLE)]),
    BROWSER_TIMEOUT_MS,
  );
  return window.focused && idle === 'active' ? tab.id : null;
}
