import type { Browser } from 'puppeteer';
import { evaluateInWorker } from './worker-session.ts';

const METHODS = ['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setTitle'];

/**
 * Counts the calls by which the worker in `browser` changes the toolbar button, from now on.
 *
 * @returns how many there were so far; throws where the worker that counted is gone
 */
export async function countBadgeCalls(browser: Browser): Promise<() => Promise<number>> {
  await evaluateInWorker(
    browser,
    `self.badgeCalls = 0;
    for (const method of ${JSON.stringify(METHODS)}) {
      const call = chrome.action[method].bind(chrome.action);
      chrome.action[method] = (details) => { self.badgeCalls += 1; return call(details); };
    }`,
  );
  return async () => {
    const calls = await evaluateInWorker(browser, 'self.badgeCalls');
    if (typeof calls !== 'number') throw new Error('The worker that counted is gone.');
    return calls;
  };
}
