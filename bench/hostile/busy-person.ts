import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { quantile } from '../statistics.ts';
import { runAttack } from './run-attack.ts';
import type { Stage } from './stage.ts';

/** Ms: ten bystanders ask 200 times, so that p99 is no single request. */
const RUN_MS = 10_000;
const OTHERS_BAR = 2;
/** Of what is beyond the limit, 50 a second by default. */
const REFUSED_BAR_PERCENT = 90;

const Answers = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    sent: v.number(),
    seconds: v.number(),
    statuses: v.record(v.string(), v.number()),
  }),
);

/** One person who asks 1,000 times a second: what they are answered, and what others feel of it. */
export async function* busyPersonFigures(stage: Stage): AsyncIterable<Figure> {
  const compare = async () => {
    const without = await stage.during(() => sleep(RUN_MS));
    const beside = await stage.during(() => runAttack('busy person', stage.url, RUN_MS));
    const p99 = ({ requests }: { requests: number[] }) => quantile(requests, 0.99);
    return {
      answers: v.parse(Answers, beside.result),
      without: p99(without.latencies),
      beside: p99(beside.latencies),
    };
  };
  const { result, note } = await leastDisturbed(
    compare,
    ({ without, beside }) => beside / without,
    OTHERS_BAR,
  );
  const { sent, seconds, statuses } = result.answers;
  const answered = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
  yield {
    what: 'busy person: share answered with 429',
    value: ((statuses['429'] ?? 0) / sent) * 100,
    unit: '%',
    bar: REFUSED_BAR_PERCENT,
    atMost: false,
    note: `${Math.round(sent / seconds)} requests/s: ${answered.join(', ')}`,
  };
  yield {
    what: 'busy person: others’ p99, of what it is without',
    value: result.beside / result.without,
    unit: '×',
    bar: OTHERS_BAR,
    atMost: true,
    note: `${result.beside.toFixed(1)} against ${result.without.toFixed(1)} ms, ${note}`,
  };
}
