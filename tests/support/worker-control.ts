import { setTimeout } from 'node:timers/promises';
import type { Browser, Target, WebWorker } from 'puppeteer';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';

/** Ms that the end of a worker takes to be told. */
const TOLD_WITHIN_MS = 1_000;

/**
 * Ends the extension's worker as the browser does when it is idle; resolves once it is gone. A worker
 * that is started again at once may get the target of the one before: then nothing tells of its end,
 * and Puppeteer can't reach it any more.
 */
export async function killWorker({ browser }: LearnerBrowser): Promise<void> {
  const target = browser.targets().find((found) => found.type() === 'service_worker');
  if (!target) return;
  const gone = new Promise<void>((resolve) => {
    const look = (destroyed: Target) => {
      if (destroyed !== target) return;
      browser.off('targetdestroyed', look);
      resolve();
    };
    browser.on('targetdestroyed', look);
  });
  const ask = async () => {
    // One that ends by itself meanwhile can't be asked any more, and may never answer.
    await Promise.allSettled([target.worker().then((worker) => worker?.close())]);
    if (await Promise.race([gone.then(() => true), setTimeout(TOLD_WITHIN_MS, false)])) return;
    await closeUnreached(browser);
  };
  await Promise.race([gone, ask()]);
}

/** Ends a worker that Puppeteer can't reach. */
async function closeUnreached(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId } of targetInfos) {
    if (type === 'service_worker') await session.send('Target.closeTarget', { targetId });
  }
  await session.detach();
}

/** Moves the clock that the extension's worker reads by `ms`, and has its alarm ring at once. */
export async function moveClock(worker: WebWorker, ms: number): Promise<void> {
  await worker.evaluate(`{
    const now = Date.now;
    Date.now = () => now() + ${ms};
  }`);
  await ringAlarm(worker);
}

/** Has the worker's alarm ring now, and not in up to half a minute. */
export async function ringAlarm(worker: WebWorker): Promise<void> {
  // Timed by the browser's clock, whatever the worker's own says; an unpacked extension may.
  await worker.evaluate(
    'chrome.alarms.create("keep-alive", { delayInMinutes: 0.001, periodInMinutes: 0.5 })',
  );
}
