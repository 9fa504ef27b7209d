import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { ATTACKS, attackMs } from './attacks/attacks.ts';
import { busyPersonFigures } from './busy-person.ts';
import type { Latencies } from './bystander.ts';
import { runAttack } from './run-attack.ts';
import type { MemoryUsage } from './server-memory.ts';
import { type Lived, openStage, type Stage } from './stage.ts';

/** What the bystanders see when nobody attacks: what this machine can do at best. */
const QUIET_MS = 3_000;
/** Memory counts as back when it is this much above what it was, and no more. */
const BACK_SHARE = 1.1;
const BACK_WITHIN_MS = 30_000;
const LOOK_MS = 500;

const PING_BAR_MS = 50;
const REQUEST_BAR_MS = 100;
const RSS_BAR_PERCENT = 10;

/** One hostile client of each kind on a server, and those who mean no harm on it. */
export async function* measureHostile(): AsyncIterable<Figure> {
  let stage = await openStage();
  try {
    const quiet = await stage.during(() => sleep(QUIET_MS));
    yield* latencyFigures('nobody hostile', quiet.latencies);
    for (const name of Object.keys(ATTACKS)) {
      yield* attackFigures(name, stage);
      if (stage.isAlive()) continue;
      await stage.close();
      stage = await openStage();
    }
    yield* busyPersonFigures(stage);
  } finally {
    await stage.close();
  }
}

async function* attackFigures(name: string, stage: Stage): AsyncIterable<Figure> {
  const attack = () => stage.during(() => runAttack(name, stage.url, attackMs(name)));
  const before = await stage.memory();
  const first = await attack();
  if (!stage.isAlive()) {
    yield* latencyFigures(name, first.latencies, 'the server’s process ended');
    return;
  }
  const backAfterMs = await timeUntilBack(stage, before);
  const once = await stage.memory();
  const again = await attack();
  if (!stage.isAlive()) {
    yield* latencyFigures(name, again.latencies, 'the server’s process ended');
    return;
  }
  yield* latencyFigures(
    name,
    {
      pings: [...first.latencies.pings, ...again.latencies.pings],
      requests: [...first.latencies.requests, ...again.latencies.requests],
    },
    `${seen(first)}; again ${seen(again)}`,
  );
  yield {
    what: `${name}: heap and external back`,
    value: backAfterMs / 1000,
    unit: 's',
    bar: BACK_WITHIN_MS / 1000,
    atMost: true,
    note: `from ${megabytes(before)} MB; RSS ${Math.round(once.rss / 1e6)} MB`,
  };
  await timeUntilBack(stage, once);
  const twice = await stage.memory();
  yield {
    what: `${name}: RSS that the same again adds`,
    value: ((twice.rss - once.rss) / once.rss) * 100,
    unit: '%',
    bar: RSS_BAR_PERCENT,
    atMost: true,
  };
}

function seen({ result, thrownOut }: Lived<string>): string {
  return thrownOut === 0 ? result : `${result}, ${thrownOut} bystanders cut off`;
}

function* latencyFigures(
  name: string,
  { pings, requests }: Latencies,
  note = '',
): Iterable<Figure> {
  for (const [what, latencies, bar] of [
    ['ping', pings, PING_BAR_MS],
    ['request', requests, REQUEST_BAR_MS],
  ] as const) {
    yield {
      what: `${name}: bystander’s ${what}, p99`,
      value: quantile(latencies, 0.99),
      unit: 'ms',
      bar,
      atMost: true,
      note: `median ${quantile(latencies, 0.5).toFixed(1)}, ${latencies.length} measured${note && what === 'ping' ? `; ${note}` : ''}`,
    };
  }
}

/** Ms until heap and external memory are what they were; what was waited for where they never are. */
async function timeUntilBack(stage: Stage, before: MemoryUsage): Promise<number> {
  const began = performance.now();
  const most = (before.heapUsed + before.external) * BACK_SHARE;
  for (;;) {
    const { heapUsed, external } = await stage.memory();
    const waited = performance.now() - began;
    if (heapUsed + external <= most) return waited;
    // A little more than the bar, so that it shows as short.
    if (waited > BACK_WITHIN_MS) return waited;
    await sleep(LOOK_MS);
  }
}

function megabytes({ heapUsed, external }: MemoryUsage): number {
  return Math.round((heapUsed + external) / 1e6);
}
