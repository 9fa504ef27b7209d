import { openStage, type Stage, untilCount } from '../../tests/support/stage.ts';
import { countSockets } from '../../tools/browser/count-sockets.ts';
import { momentOfCount, momentOfLoad } from '../../tools/browser/join-time.ts';
import { traced } from '../../tools/browser/trace.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { measureCost } from './cost/cost.ts';
import { measureOutage } from './outage.ts';
import { measureReloads } from './reloads.ts';
import { measureWorkerKills } from './worker-kills.ts';

const JOINS = 20;
const TABS = 5;

/** What presence costs and how fast it is, in real browsers. */
export async function* measurePresence(): AsyncIterable<Figure> {
  await using stage = await openStage();
  const times = await joinTimes(stage);
  yield {
    what: `join → seen by another, from the load event, median of ${JOINS}`,
    value: quantile(times, 0.5),
    unit: 'ms',
    bar: 100,
    atMost: true,
    note: `slowest ${quantile(times, 1).toFixed(0)} ms`,
  };
  yield {
    what: 'layout shift of a page where someone joins and leaves',
    value: await layoutShift(stage),
    unit: 'CLS',
    bar: 0,
    atMost: true,
  };
  yield {
    what: `connections of a browser with ${TABS} chapter tabs`,
    value: await connections(stage),
    unit: 'sockets',
    bar: 1,
    atMost: true,
  };
  yield* measureReloads();
  yield* measureWorkerKills();
  yield* measureOutage();
  yield* measureCost();
}

async function joinTimes(stage: Stage): Promise<number[]> {
  const [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
  const watching = await ben.open(stage.chapter(1));
  const joining = await ana.open(stage.chapter(2));
  await untilCount(joining, 1);
  const times: number[] = [];
  for (let join = 0; join < JOINS; join += 1) {
    await untilCount(watching, 1);
    const seen = await momentOfCount(watching, 2);
    await joining.goto(stage.chapter(1), { waitUntil: 'load' });
    // What is on screen before the page has even loaded took no time.
    times.push(Math.max(0, (await seen()) - (await momentOfLoad(joining))));
    await joining.goto(stage.chapter(2), { waitUntil: 'load' });
  }
  await Promise.all([ana.close(), ben.close()]);
  return times;
}

async function layoutShift(stage: Stage): Promise<number> {
  const [ana, ben] = await Promise.all([stage.learner('Ana'), stage.learner('Ben')]);
  const page = await ana.open('about:blank');
  const events = await traced(page, async () => {
    await page.goto(stage.chapter(3), { waitUntil: 'load' });
    await untilCount(page, 1);
    const bens = await ben.open(stage.chapter(3));
    await untilCount(page, 2);
    await bens.close();
    await page.bringToFront();
    await untilCount(page, 1);
  });
  await Promise.all([ana.close(), ben.close()]);
  const shifts = events.filter(({ name }) => name === 'LayoutShift');
  return shifts.reduce((sum, { args }) => sum + Number(args?.data?.score ?? 0), 0);
}

async function connections(stage: Stage): Promise<number> {
  const learner = await stage.stranger();
  const sockets = await countSockets(learner.browser);
  await learner.signIn(await learner.open(stage.chapter(1)), 'Cem');
  for (let tab = 1; tab < TABS; tab += 1) {
    await untilCount(await learner.open(stage.chapter(1 + (tab % 4))), 1);
  }
  await learner.close();
  return sockets.worker + sockets.pages;
}
