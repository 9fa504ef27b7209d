import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { quantile } from '../statistics.ts';
import { type Broadcast, gatherAudience } from './broadcast.ts';
import { joinToSeen } from './chapters.ts';
import { type JoinStorm, joinStorm } from './join-storm.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { slowReaderEffect } from './slow-reader.ts';

/** Rounds of the comparison with the plain server; their median counts. */
const ROUNDS = 3;
/** As `ps` and `top` count memory. */
const MEGABYTE = 1_048_576;

/**
 * Measures the Channels server, side by side with a plain `ws` server where the bar is a share of
 * it. The load runs in this process, each server in one of its own. Takes about a minute and a half.
 */
export async function* benchChannels(): AsyncIterable<Figure> {
  yield* comparedJoins();
  yield* withServer(manyJoins);
  yield* withServer(chapterJoins);
  yield* withServer(broadcasts);
  yield* withServer(slowReader);
}

async function* comparedJoins(): AsyncIterable<Figure> {
  const ours: JoinStorm[] = [];
  const plain: JoinStorm[] = [];
  const [channels, baseline] = [await startServer('channels'), await startServer('plain')];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await joinStorm(channels, 1000));
    plain.push(await joinStorm(baseline, 1000));
  }
  await Promise.all([channels.stop(), baseline.stop()]);
  const cpu = (storms: JoinStorm[]) =>
    median(storms.map(({ cpuMs, messages }) => (cpuMs / messages) * 1000));
  const wall = (storms: JoinStorm[]) => median(storms.map(({ wallMs }) => wallMs));
  yield {
    what: '1,000 join: server CPU a message, share of plain ws',
    value: cpu(ours) / cpu(plain),
    unit: '×',
    bar: 1 / 12,
    atMost: true,
    note: `${cpu(ours).toFixed(2)} µs against ${cpu(plain).toFixed(2)} µs`,
  };
  yield {
    what: '1,000 join: until all have the roster, share of plain ws',
    value: wall(ours) / wall(plain),
    unit: '×',
    bar: 1 / 5,
    atMost: true,
    note: `${wall(ours).toFixed(0)} ms against ${wall(plain).toFixed(0)} ms`,
  };
}

async function* manyJoins(server: RunningServer): AsyncIterable<Figure> {
  const bar = 6;
  const first = await joinStorm(server, 5000);
  const { peakRssBytes } = await server.usage();
  yield {
    what: 'idle connection',
    value: first.idleBytes / 1024,
    unit: 'KB',
    bar: 30,
    atMost: true,
  };
  yield {
    what: '5,000 join one channel: peak RSS',
    value: peakRssBytes / MEGABYTE,
    unit: 'MB',
    bar: 220,
    atMost: true,
  };
  let done: JoinStorm | null = first;
  const { result, note } = await leastDisturbed(
    async () => {
      const storm = done ?? (await joinStorm(server, 5000));
      done = null;
      return storm;
    },
    ({ wallMs }) => wallMs / 1000,
    bar,
  );
  yield {
    what: '5,000 join one channel: until all have the roster',
    value: result.wallMs / 1000,
    unit: 's',
    bar,
    atMost: true,
    note,
  };
}

async function* chapterJoins(server: RunningServer): AsyncIterable<Figure> {
  const bar = 10;
  const p99 = async () => quantile(await joinToSeen(server), 0.99);
  const { result, note } = await leastDisturbed(p99, (ms) => ms, bar);
  yield {
    what: 'join → seen, 5,000 sockets in 50 chapters, p99',
    value: result,
    unit: 'ms',
    bar,
    atMost: true,
    note,
  };
}

async function* broadcasts(server: RunningServer): AsyncIterable<Figure> {
  const bar = 140_000;
  const audience = await gatherAudience(server, 'private-broadcast', 1000);
  await audience.broadcast(100, 1);
  const { result, note } = await leastDisturbed<Broadcast>(
    () => audience.broadcast(160, 5),
    ({ deliveriesPerSecond }) => -deliveriesPerSecond,
    -bar,
  );
  await audience.close();
  const generator = `${(result.generatorLoad * 100).toFixed(0)} %`;
  yield {
    what: 'broadcast to 1,000 subscribers',
    value: result.deliveriesPerSecond,
    unit: 'deliveries/s',
    bar,
    atMost: false,
    note: `${note}; 160,000 offered; load generator at ${generator} of a core`,
  };
}

async function* slowReader(server: RunningServer): AsyncIterable<Figure> {
  const bar = 2;
  const { result, note } = await leastDisturbed(
    () => slowReaderEffect(server),
    ({ withMs, withoutMs }) => withMs / withoutMs,
    bar,
  );
  const { withMs, withoutMs, backlogBytes } = result;
  yield {
    what: 'slow reader among 1,000: p99 of the others, multiple',
    value: withMs / withoutMs,
    unit: '×',
    bar,
    atMost: true,
    note: `${note}; ${withMs.toFixed(1)} ms with, ${withoutMs.toFixed(1)} ms without`,
  };
  yield {
    what: 'slow reader among 1,000: most that waits for it',
    value: backlogBytes / MEGABYTE,
    unit: 'MB',
    bar: 2,
    atMost: true,
  };
}

async function* withServer(
  measure: (server: RunningServer) => AsyncIterable<Figure>,
): AsyncIterable<Figure> {
  const server = await startServer('channels');
  try {
    yield* measure(server);
  } finally {
    await server.stop();
  }
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}
