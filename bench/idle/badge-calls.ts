import type { WebWorker } from 'puppeteer';

const METHODS = ['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setTitle'];

/**
 * Counts the calls by which the worker changes the toolbar button, from now on.
 *
 * @returns how many there were so far
 */
export async function countBadgeCalls(worker: WebWorker): Promise<() => Promise<number>> {
  await worker.evaluate(`self.badgeCalls = 0;
    for (const method of ${JSON.stringify(METHODS)}) {
      const call = chrome.action[method].bind(chrome.action);
      chrome.action[method] = (details) => { self.badgeCalls += 1; return call(details); };
    }`);
  return async () => Number(await worker.evaluate('self.badgeCalls'));
}
