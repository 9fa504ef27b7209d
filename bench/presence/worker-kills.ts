import type { Page } from 'puppeteer';
import {
  openProtocolClient,
  type ProtocolClient,
  type Sighting,
} from '../../tests/support/protocol-client.ts';
import { openStage, part, untilCount } from '../../tests/support/stage.ts';
import { until } from '../../tests/support/until.ts';
import { killWorker } from '../../tests/support/worker-control.ts';
import type { LearnerBrowser } from '../../tools/browser/learner-browser.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';

const KILLS = 100;
/** Ana, Ben, and a third who sees when Ana is back. */
const PEOPLE = 3;

/** How soon what a learner sees is right again after the browser has ended their worker. */
export async function* measureWorkerKills(): AsyncIterable<Figure> {
  await using stage = await openStage();
  const [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
  const anas = await ana.open(stage.chapter(1));
  const bens = await ben.open(stage.chapter(1));
  using cem = await openProtocolClient(stage.server.url, 'Cem');
  await cem.join('presence-chapter-1');
  await Promise.all([untilCount(anas, PEOPLE), untilCount(bens, PEOPLE)]);
  const wrong = await watchForWrong([anas, bens]);
  const times: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) times.push(await killAndRecover(ana, cem));
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

/** Ends Ana's worker; gives the ms until the one that follows is on the chapter's channel again. */
async function killAndRecover(ana: LearnerBrowser, witness: ProtocolClient): Promise<number> {
  const killed = Date.now();
  await killWorker(ana);
  const isBack = ({ name, here, at }: Sighting) => name === 'Ana' && here && at >= killed;
  const back = await until('Ana is back', () => witness.sightings.find(isBack) ?? null);
  return back.at - killed;
}

/** Counts, on each page, every time that it shows another number, or a toast. */
async function watchForWrong(pages: readonly Page[]): Promise<() => Promise<number>> {
  const counters = await Promise.all(
    pages.map((page) =>
      page.evaluateHandle((people) => {
        const root = document.querySelector('alongside-overlay')?.shadowRoot;
        if (!root) throw new Error('There is no overlay on this page.');
        const seen = { wrong: 0 };
        new MutationObserver(() => {
          const count = root
            .querySelector('[data-part="viewer-counter"]')
            ?.getAttribute('data-count');
          if (count !== String(people) || root.querySelector('[data-part="join-toast"]'))
            seen.wrong += 1;
        }).observe(root, { subtree: true, childList: true, attributes: true });
        return seen;
      }, PEOPLE),
    ),
  );
  // They have seen others join; those toasts were due.
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
