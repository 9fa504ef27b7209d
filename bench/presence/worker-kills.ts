import type { Page } from 'puppeteer';
import { openStage, part, untilCount } from '../../tests/support/stage.ts';
import { killWorker } from '../../tests/support/worker-control.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';

const KILLS = 100;

/** How soon what a learner sees is right again after the browser has ended their worker. */
export async function* measureWorkerKills(): AsyncIterable<Figure> {
  await using stage = await openStage();
  const [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
  const anas = await ana.open(stage.chapter(1));
  const bens = await ben.open(stage.chapter(1));
  await Promise.all([untilCount(anas, 2), untilCount(bens, 2)]);
  const wrong = await watchForWrong([anas, bens]);
  const times: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) times.push(await killAndRecover(ana));
  yield {
    what: `${KILLS} worker kills: states seen that were wrong`,
    value: await wrong(),
    unit: 'states',
    bar: 0,
    atMost: true,
  };
  yield {
    what: `${KILLS} worker kills: until live again, p95`,
    value: quantile(times, 0.95) / 1000,
    unit: 's',
    bar: 2,
    atMost: true,
    note: `slowest ${(quantile(times, 1) / 1000).toFixed(2)} s`,
  };
}

/** Ends the worker; gives the ms until the one that follows has its badge from Channels. */
async function killAndRecover(learner: LearnerBrowser): Promise<number> {
  const worker = await learner.worker();
  await worker.evaluate('chrome.action.setBadgeText({ text: "?" })');
  const killed = performance.now();
  await killWorker(learner);
  for (;;) {
    const next = await learner.worker();
    const text = await next.evaluate('chrome.action.getBadgeText({})').catch(() => '?');
    if (text === '2') return performance.now() - killed;
  }
}

/** Counts, on each page, every time that it shows another number than 2, or a toast. */
async function watchForWrong(pages: readonly Page[]): Promise<() => Promise<number>> {
  const counters = await Promise.all(
    pages.map((page) =>
      page.evaluateHandle(() => {
        const root = document.querySelector('alongside-overlay')?.shadowRoot;
        if (!root) throw new Error('There is no overlay on this page.');
        const seen = { wrong: 0 };
        new MutationObserver(() => {
          const count = root
            .querySelector('[data-part="viewer-counter"]')
            ?.getAttribute('data-count');
          if (count !== '2' || root.querySelector('[data-part="join-toast"]')) seen.wrong += 1;
        }).observe(root, { subtree: true, childList: true, attributes: true });
        return seen;
      }),
    ),
  );
  // Ana has seen Ben join; that toast was due.
  await Promise.all(
    pages.map((page) => page.waitForSelector(part('join-toast'), { hidden: true })),
  );
  for (const counter of counters) {
    await counter.evaluate((seen) => {
      seen.wrong = 0;
    });
  }
  return async () => {
    const wrong = await Promise.all(
      counters.map((counter) => counter.evaluate((seen) => seen.wrong)),
    );
    return wrong.reduce((sum, some) => sum + some, 0);
  };
}
