import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'puppeteer';
import type { Figure } from '../figure.ts';
import { noteBadgeCalls } from './badge-calls.ts';
import { extensionCpu } from './extension-cpu.ts';
import { FILLING_MS, openPlatformJoins } from './platform-joins.ts';
import { expectNoDebugger } from './worker-session.ts';

const MINUTE_MS = 60_000;
/** Ms until the badge shows what has become of the platform. */
const SETTLING_MS = 5_000;

/** Bars, a minute. */
const BADGE_CALLS = 60;
const CPU_MS = 300;

/** What the extension used in a while, from and to some ms since the epoch. */
interface While {
  from: number;
  to: number;
  joins: number;
  cpuMs: number;
}

/**
 * What the extension does while ten people a second join the platform, for `ms`: once where the
 * platform fills, and once where as many leave it. The latter is twice as much news, and may cost
 * twice as much.
 */
export async function* measureJoins(
  browser: Browser,
  serverUrl: string,
  ms: number,
): AsyncIterable<Figure> {
  using joins = await openPlatformJoins(serverUrl);
  const badgeCalls = await noteBadgeCalls(browser);

  async function during(work: () => Promise<number>): Promise<While> {
    await pause(SETTLING_MS);
    await expectNoDebugger(browser);
    const cpuBefore = await extensionCpu(browser);
    const from = Date.now();
    const joined = await work();
    const to = Date.now();
    return { from, to, joins: joined, cpuMs: (await extensionCpu(browser)) - cpuBefore };
  }

  const filling: While[] = [];
  for (let left = ms; left > 0; left -= FILLING_MS) {
    filling.push(await during(joins.fill));
    joins.empty();
  }
  await joins.fill();
  const churn = await during(() => joins.churn(ms));
  const calls = await badgeCalls();
  yield* figures('10 joins a second', filling, calls, CPU_MS);
  yield* figures('10 joins and leaves a second', [churn], calls, 2 * CPU_MS);
}

function* figures(
  what: string,
  times: readonly While[],
  badgeCalls: readonly number[],
  cpuBar: number,
): Iterable<Figure> {
  const aMinute = (of: (time: While) => number) =>
    (sum(times, of) * MINUTE_MS) / sum(times, ({ from, to }) => to - from);
  const joins = aMinute((time) => time.joins);
  const shared = { atMost: true, note: `${joins.toFixed(0)} joins a minute` };
  yield {
    ...shared,
    what: `${what}: badge calls`,
    value: aMinute(({ from, to }) => badgeCalls.filter((at) => at >= from && at < to).length),
    unit: 'a minute',
    bar: BADGE_CALLS,
  };
  yield {
    ...shared,
    what: `${what}: CPU of the extension`,
    value: aMinute(({ cpuMs }) => cpuMs),
    unit: 'ms a minute',
    bar: cpuBar,
  };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
