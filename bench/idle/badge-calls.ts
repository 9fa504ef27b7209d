import type { Browser } from 'puppeteer';
import * as v from 'valibot';
import { evaluateInWorker } from './worker-session.ts';

const METHODS = ['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor', 'setTitle'];

/**
 * Notes when the worker in `browser` changes the toolbar button, from now on.
 *
 * @returns when it did so far, in ms since the epoch; throws where the worker that noted it is gone
 */
export async function noteBadgeCalls(browser: Browser): Promise<() => Promise<number[]>> {
  await evaluateInWorker(
    browser,
    `self.badgeCalls = [];
    for (const method of ${JSON.stringify(METHODS)}) {
      const call = chrome.action[method].bind(chrome.action);
      chrome.action[method] = (details) => { self.badgeCalls.push(Date.now()); return call(details); };
    }`,
  );
  return async () =>
    v.parse(v.array(v.number()), await evaluateInWorker(browser, 'self.badgeCalls'));
}
