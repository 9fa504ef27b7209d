import type { Figure } from '../figure.ts';
import { measureKills } from './kills.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { measureRefusals } from './refusals.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

const SUBSCRIPTIONS = 10_000;
const RUNS = 6;
/** Times as many messages a second as a plain loop. */
const THROUGHPUT = 2.5;

/** How fast and how surely notifications are sent, and what is refused. */
export async function* measurePush(): AsyncIterable<Figure> {
  // All runs together, and not the best: what disturbs one side makes a ratio look better as well as worse.
  const runs = await measureThroughput(SUBSCRIPTIONS, RUNS);
  const rate = (side: keyof Throughput) =>
    RUNS / runs.reduce((seconds, run) => seconds + 1 / run[side], 0);
  const [plain, ours] = [rate('plain'), rate('ours')];
  yield {
    what: `throughput to ${SUBSCRIPTIONS}, of a plain loop of web-push`,
    value: ours / plain,
    unit: '×',
    bar: THROUGHPUT,
    atMost: false,
    note: `${ours.toFixed(0)} against ${plain.toFixed(0)} messages a second; each run: ${runs.map((run) => (run.ours / run.plain).toFixed(1)).join(', ')}`,
  };
  yield* measureLatency();
  yield* measureKills();
  yield* measureMemory();
  yield* measureRefusals();
}
