import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'puppeteer';
import type { Figure } from '../figure.ts';
import { countBadgeCalls } from './badge-calls.ts';
import { extensionCpu } from './extension-cpu.ts';
import { FILLING_MS, openPlatformJoins } from './platform-joins.ts';
import { expectNoDebugger } from './worker-session.ts';

const MINUTE_MS = 60_000;
/** Ms until the badge shows what has become of the platform. */
const SETTLING_MS = 5_000;

/** Bars, a minute. */
const BADGE_CALLS = 60;
const CPU_MS = 300;

/** What the extension in `browser` did in a while. */
interface Work {
  joins: number;
  badgeCalls: number;
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
  const badgeCalls = await countBadgeCalls(browser);

  async function during(work: () => Promise<number>): Promise<Work> {
    await pause(SETTLING_MS);
    const callsBefore = await badgeCalls();
    await expectNoDebugger(browser);
    const cpuBefore = await extensionCpu(browser);
    const joined = await work();
    const cpuMs = (await extensionCpu(browser)) - cpuBefore;
    return { joins: joined, badgeCalls: (await badgeCalls()) - callsBefore, cpuMs };
  }

  const filling: Work[] = [];
  for (let left = ms; left > 0; left -= FILLING_MS) {
    filling.push(await during(joins.fill));
    joins.empty();
  }
  yield* figures('10 joins a second', filling, filling.length * FILLING_MS, CPU_MS);

  await joins.fill();
  const churn = await during(() => joins.churn(ms));
  yield* figures('10 joins and leaves a second', [churn], ms, 2 * CPU_MS);
}

function* figures(what: string, work: readonly Work[], ms: number, cpuBar: number) {
  const aMinute = (part: keyof Work) =>
    (work.reduce((sum, done) => sum + done[part], 0) * MINUTE_MS) / ms;
  const note = `${aMinute('joins')} joins a minute`;
  const figure = { unit: 'a minute', atMost: true, note };
  yield {
    ...figure,
    what: `${what}: badge calls`,
    value: aMinute('badgeCalls'),
    bar: BADGE_CALLS,
  };
  yield {
    ...figure,
    what: `${what}: CPU of the extension`,
    value: aMinute('cpuMs'),
    unit: 'ms a minute',
    bar: cpuBar,
  };
}
