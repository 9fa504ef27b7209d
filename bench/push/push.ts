import { leastDisturbed } from '../channels/least-disturbed.ts';
import type { Figure } from '../figure.ts';
import { measureKills } from './kills.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { measureRefusals } from './refusals.ts';
import { measureThroughput } from './throughput.ts';

const SUBSCRIPTIONS = 10_000;
/** Times as many messages a second as a plain loop. */
const THROUGHPUT = 2.5;

/** How fast and how surely notifications are sent, and what is refused. */
export async function* measurePush(): AsyncIterable<Figure> {
  const { result, note } = await leastDisturbed(
    () => measureThroughput(SUBSCRIPTIONS),
    ({ plain, ours }) => plain / ours,
    1 / THROUGHPUT,
  );
  const { plain, ours } = result;
  yield {
    what: `throughput to ${SUBSCRIPTIONS}, of a plain loop of web-push`,
    value: ours / plain,
    unit: '×',
    bar: THROUGHPUT,
    atMost: false,
    note: `${ours.toFixed(0)} against ${plain.toFixed(0)} messages a second; ${note}`,
  };
  yield* measureLatency();
  yield* measureKills();
  yield* measureMemory();
  yield* measureRefusals();
}
