import type { Page } from 'puppeteer';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { killWorker } from '../../tests/support/worker-control.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';

/** The mark that the worker sets, and when: ms since the epoch. */
const TOKEN_READY = `new Promise((resolve) => {
  const look = () => {
    const [mark] = performance.getEntriesByName('clerk-token-ready');
    if (mark) resolve(performance.timeOrigin + mark.startTime);
    else setTimeout(look, 20);
  };
  look();
})`;

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
    const worker = await learner.worker();
    await worker.evaluate(TOKEN_READY);
    if (token === 'renewed') await worker.evaluate('chrome.storage.session.clear()');
    await killWorker(learner);
    const wokenAt = await wake(page);
    const readyAt = Number(await (await learner.worker()).evaluate(TOKEN_READY));
    found.push(readyAt - wokenAt);
  }
  await page.close();
  return found;
}

/** Sends the worker a message that it makes nothing of, and says when. */
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
