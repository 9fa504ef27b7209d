import type { Target, WebWorker } from 'puppeteer';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';

/** Ends the extension's worker as the browser does when it is idle; resolves once it is gone. */
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
  const asked = target.worker().then((worker) => worker?.close());
  // One that ends by itself meanwhile can't be asked any more, and may never answer.
  await Promise.race([gone, Promise.allSettled([asked]).then(() => gone)]);
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
