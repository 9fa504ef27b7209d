import type { Figure } from '../figure.ts';
import { measureThroughput } from './throughput.ts';

const SUBSCRIPTIONS = 10_000;

/** How fast and how surely notifications are sent. */
export async function* measurePush(): AsyncIterable<Figure> {
  const { plain, ours } = await measureThroughput(SUBSCRIPTIONS);
  yield {
    what: `throughput to ${SUBSCRIPTIONS} subscriptions, of a plain loop of web-push`,
    value: ours / plain,
    unit: '×',
    bar: 2.5,
    atMost: false,
    note: `${ours.toFixed(0)} against ${plain.toFixed(0)} messages a second`,
  };
}
