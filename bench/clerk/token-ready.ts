import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { killWorker } from '../../tests/support/worker-control.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';

/** Ms between two looks, and how many there are. */
const INTERVAL_MS = 50;
const LOOKS = 200;

/**
 * How long it takes, in ms, from a message that wakes an ended worker until the worker has a session
 * token, `times` times.
 *
 * @param token whether it finds the last one still good, or has to have it anew from Clerk
 */
export async function tokenReadyTimes(
  learner: LearnerBrowser,
  times: number,
  token: 'kept' | 'renewed',
): Promise<number[]> {
  // Any page of the extension that keeps no port open to the worker.
  const page = await learner.open(`${EXTENSION_ORIGIN}/manifest.json`);
  const found: number[] = [];
  for (let round = 0; round < times; round += 1) {
    if (token === 'renewed') {
      await (await learner.worker()).evaluate('chrome.storage.session.clear()');
    }
    await killWorker(learner);
    const wokenAt = await wake(page);
    found.push((await readyAt(learner)) - wokenAt);
  }
  await page.close();
  return found;
}

/** Sends the worker a message that it makes nothing of, and says when, in ms since the epoch. */
async function wake(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`{
      const now = performance.timeOrigin + performance.now();
      // There is no answer: all that matters is that the worker is started for it.
      chrome.runtime.sendMessage({ type: 'wake' }).catch(() => undefined);
      now;
    }`),
  );
}

/** When the worker had its token, by the mark that it sets; in ms since the epoch. */
async function readyAt(learner: LearnerBrowser): Promise<number> {
  const worker = await learner.worker();
  for (let look = 0; look < LOOKS; look += 1) {
    const at = await worker.evaluate(() => {
      const [mark] = performance.getEntriesByName('clerk-token-ready');
      return mark ? performance.timeOrigin + mark.startTime : null;
    });
    if (at !== null) return at;
    await pause(INTERVAL_MS);
  }
  throw new Error('The worker has no token.');
}
