import { setTimeout as pause } from 'node:timers/promises';
import {
  type FaultyStage,
  type Learner,
  openFaultyStage,
  openRecorded,
} from '../../tests/support/faulty-stage.ts';
import { type OverlayHistory, toastsOf } from '../../tests/support/overlay-history.ts';
import { untilCount } from '../../tests/support/stage.ts';
import { killWorker } from '../../tests/support/worker-control.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { LINES, type Line } from './lines.ts';

const TOKEN = '/api/local-identity/token';
const JOINS = 3;
/** Ms that somebody who has left is still shown, and some more. */
const LEFT_MS = 6_000;
/** Ms that a wrong number is waited for. */
const PATIENCE_MS = 60_000;

/**
 * A learner behind a line that is slow, cut or swallows what is sent, in a real browser, and somebody who watches
 * them come and stay.
 *
 * @param minutes on each line
 */
export async function* measureNetworks(minutes = 1.5): AsyncIterable<Figure> {
  await using faulty = await openFaultyStage();
  const ana = await faulty.learner('Ana');
  const ben = await faulty.learner('Ben');
  let chapter = 1;
  for (const [roundTripMs, bar] of [
    [300, 2.5],
    [1_000, 6],
  ] as const) {
    yield* joins(faulty, { ana, ben, chapter, roundTripMs, bar });
    chapter += 1;
  }
  for (const line of LINES) {
    yield* stays(faulty, { ana, ben, chapter, line, ms: minutes * 60_000 });
    chapter += 1;
  }
}

/** A chapter is opened in a browser whose worker has ended. */
async function* joins(
  { site }: FaultyStage,
  on: { ana: Learner; ben: Learner; chapter: number; roundTripMs: number; bar: number },
): AsyncIterable<Figure> {
  const { ana, ben, chapter, roundTripMs, bar } = on;
  const watching = await openRecorded(ben, site.chapter(chapter));
  await untilCount(watching.page, 1);
  const times: number[] = [];
  const requests: number[] = [];
  const tokens: number[] = [];
  for (let join = 0; join < JOINS; join += 1) {
    ana.proxy.cut();
    await killWorker(ana);
    await pause(LEFT_MS);
    await untilCount(watching.page, 1, PATIENCE_MS);
    ana.proxy.delay(roundTripMs / 2);
    const [total, tokensBefore] = [ana.front.total(), ana.front.count(TOKEN)];
    const began = performance.now();
    const page = await ana.open(site.chapter(chapter));
    await untilCount(watching.page, 2, PATIENCE_MS);
    times.push((performance.now() - began) / 1_000);
    requests.push(ana.front.total() - total - 1); // the WebSocket is none
    tokens.push(ana.front.count(TOKEN) - tokensBefore);
    ana.proxy.delay(0);
    await page.close();
  }
  await watching.page.close();
  const what = `cold join at ${roundTripMs} ms`;
  const note = times.map((time) => time.toFixed(1)).join(', ');
  yield { what: `${what}: until seen`, ...most(quantile(times, 0.5), bar, 's'), note };
  yield { what: `${what}: requests, the token’s included`, ...most(Math.max(...requests), 3) };
  yield { what: `${what}: tokens`, ...most(Math.max(...tokens), 1) };
}

/** Somebody stays on a chapter, by a line. */
async function* stays(
  { site }: FaultyStage,
  on: { ana: Learner; ben: Learner; chapter: number; line: Line; ms: number },
): AsyncIterable<Figure> {
  const { ana, ben, chapter, line, ms } = on;
  const { proxy, front } = ana;
  proxy.delay(line.roundTripMs / 2);
  const bens = await openRecorded(ben, site.chapter(chapter));
  const anas = await openRecorded(ana, site.chapter(chapter));
  const both = [bens, anas];
  for (const { page } of both) await untilCount(page, 2, PATIENCE_MS);
  await pause(LEFT_MS); // that Ana joined is told of rightly
  const before = { requests: front.total(), at: Date.now() };
  const toasts = both.map(({ history }) => toastsOf(history).length);
  let times = 0;
  const ends = performance.now() + ms;
  while (performance.now() < ends) {
    await pause(Math.min(line.everyMs ?? ms, ends - performance.now()));
    if (!line.happens || performance.now() >= ends) continue;
    await line.happens(proxy);
    times += 1;
  }
  for (const { page } of both) await untilCount(page, 2, PATIENCE_MS);
  const until = Date.now();
  proxy.delay(0);
  const requests = front.total() - before.requests;
  const falseToasts = both.map(({ history }, at) => toastsOf(history).length - (toasts[at] ?? 0));
  const wrong = both.map(({ history }) => longestWrong(history, before.at, until));
  for (const { page } of both) await page.close();
  const note = times > 0 ? `${times} times, ${requests} requests and sockets` : '';
  const worst = Math.max(...wrong) / 1_000;
  yield { what: `${line.name}: false toasts`, ...most(sum(falseToasts), 0), note };
  yield { what: `${line.name}: longest wrong count`, ...most(worst, line.wrongMs / 1_000, 's') };
}

/** For how many ms at a time a page showed another number than two, at the most. */
function longestWrong(history: OverlayHistory, from: number, until: number): number {
  let longest = 0;
  for (const [index, { at, count }] of history.entries()) {
    const end = Math.min(history[index + 1]?.at ?? until, until);
    if (count !== null && count !== 2) longest = Math.max(longest, end - Math.max(at, from));
  }
  return longest;
}

const most = (value: number, bar: number, unit = '') => ({ value, unit, bar, atMost: true });
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
