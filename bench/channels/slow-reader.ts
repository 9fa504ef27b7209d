import { quantile } from '../statistics.ts';
import { gatherAudience } from './broadcast.ts';
import { LoadClient } from './load-client.ts';
import type { RunningServer } from './running-server.ts';
import { trigger } from './trigger.ts';

const AUDIENCE = 'private-audience';
const FLOOD = 'private-flood';
const PER_SECOND = 20;
const SECONDS = 4;
/** Ten events of 10 KB each: more in all than the kernel's buffers hold for one who doesn't read. */
const FLOOD_REQUESTS = 200;

/** The 99th percentile of the delivery to the others, in ms, and the most that waited for one. */
export interface SlowReaderEffect {
  withoutMs: number;
  withMs: number;
  backlogBytes: number;
}

/**
 * To one of 1,000 subscribers much more is said than to the others. Measures the others while that
 * one reads it, and while they don't.
 */
export async function slowReaderEffect(server: RunningServer): Promise<SlowReaderEffect> {
  const audience = await gatherAudience(server, AUDIENCE, 999);
  await audience.broadcast(PER_SECOND, 1);
  server.watchBacklog();
  const p99 = async (reads: boolean) => {
    const one = await floodedReader(server);
    if (!reads) one.pause();
    const [{ latenciesMs }] = await Promise.all([
      audience.broadcast(PER_SECOND, SECONDS),
      flood(server),
    ]);
    await one.close();
    return quantile(latenciesMs, 0.99);
  };
  const withoutMs = await p99(true);
  const withMs = await p99(false);
  const { largestBacklogBytes } = await server.usage();
  await audience.close();
  return { withoutMs, withMs, backlogBytes: largestBacklogBytes };
}

/** Subscribes to the audience's channel and to the flooded one. */
async function floodedReader(server: RunningServer): Promise<LoadClient> {
  let subscribed = 0;
  const both = Promise.withResolvers<void>();
  const reader = new LoadClient(server.port, (kind) => {
    if (kind !== 'succeeded') return;
    subscribed += 1;
    if (subscribed === 2) both.resolve();
  });
  await reader.open();
  for (const channel of [AUDIENCE, FLOOD]) reader.write(reader.subscription(channel));
  await both.promise;
  return reader;
}

async function flood(server: RunningServer): Promise<void> {
  const data = 'x'.repeat(10_000);
  for (let n = 0; n < FLOOD_REQUESTS; n += 1) await trigger(server.port, FLOOD, data, 10);
}
