import { setTimeout as pause } from 'node:timers/promises';
import { openProtocolClient } from '../../tests/support/protocol-client.ts';
import { openStage, untilCount } from '../../tests/support/stage.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';

const OUTAGE = 70_000;
const BROWSERS = 4;

/** How soon browsers are right again once a server that was away for 70 s is back. */
export async function* measureOutage(): AsyncIterable<Figure> {
  await using stage = await openStage();
  const names = Array.from({ length: BROWSERS }, (_, index) => `Learner ${index + 1}`);
  const learners = await Promise.all(names.map((name) => stage.learner(name)));
  const pages = await Promise.all(learners.map((learner) => learner.open(stage.chapter(1))));
  await Promise.all(pages.map((page) => untilCount(page, BROWSERS)));
  await stage.stopServer();
  await pause(OUTAGE);
  await stage.startServer();
  const back = performance.now();
  // Someone new: only who is connected again can know of them.
  const newcomer = await openProtocolClient(stage.server.url, 'Newcomer');
  await newcomer.join('presence-chapter-1');
  const times = await Promise.all(
    pages.map(async (page) => {
      await untilCount(page, BROWSERS + 1, 60_000);
      return performance.now() - back;
    }),
  );
  newcomer[Symbol.dispose]();
  yield {
    what: `server back after ${OUTAGE / 1000} s: until right, p95 of ${BROWSERS} browsers`,
    value: quantile(times, 0.95) / 1000,
    unit: 's',
    bar: 5,
    atMost: true,
    note: times.map((time) => (time / 1000).toFixed(1)).join(', '),
  };
}
