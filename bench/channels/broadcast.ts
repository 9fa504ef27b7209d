import { LoadClient, openAll } from './load-client.ts';
import type { RunningServer } from './running-server.ts';
import { trigger } from './trigger.ts';

/** One in so many deliveries is timed. */
const TIMED = 8;

/** Subscribers of one channel, who time what is triggered on it. */
export interface Audience {
  /** Triggers so many events a second for so long, and waits until all have arrived. */
  broadcast(perSecond: number, seconds: number): Promise<Broadcast>;
  close(): Promise<void>;
}

export interface Broadcast {
  deliveriesPerSecond: number;
  latenciesMs: number[];
  /** CPU time of this process per time, 1 being all that it can use. */
  generatorLoad: number;
}

/** Subscribes so many clients to the channel. */
export async function gatherAudience(
  server: RunningServer,
  channel: string,
  size: number,
): Promise<Audience> {
  let received = 0;
  let latenciesMs: number[] = [];
  let expected = Number.POSITIVE_INFINITY;
  let joined = 0;
  let complete = Promise.withResolvers<void>();
  const everyoneIn = Promise.withResolvers<void>();
  const clients = Array.from(
    { length: size },
    () =>
      new LoadClient(server.port, (kind, bytes, start, end) => {
        if (kind === 'published') {
          received += 1;
          if (received % TIMED === 0)
            latenciesMs.push(performance.now() - sentAt(bytes, start, end));
          if (received === expected) complete.resolve();
        } else if (kind === 'succeeded') {
          joined += 1;
          if (joined === size) everyoneIn.resolve();
        }
      }),
  );
  await openAll(clients);
  for (const client of clients) client.write(client.subscription(channel));
  await everyoneIn.promise;

  return {
    async broadcast(perSecond, seconds) {
      const total = perSecond * seconds;
      received = 0;
      latenciesMs = [];
      expected = total * size;
      complete = Promise.withResolvers();
      const cpu = process.cpuUsage();
      const started = performance.now();
      const answers: Promise<void>[] = [];
      for (let sent = 0; sent < total; ) {
        const due = Math.min(total, ((performance.now() - started) / 1000) * perSecond + 1);
        for (; sent < due; sent += 1) {
          const data = `{"sentAt":${performance.now().toFixed(3)},"text":"${'x'.repeat(80)}"}`;
          answers.push(trigger(server.port, channel, data));
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      await Promise.all([complete.promise, ...answers]);
      const wallMs = performance.now() - started;
      const { user, system } = process.cpuUsage(cpu);
      return {
        deliveriesPerSecond: (received / wallMs) * 1000,
        latenciesMs,
        generatorLoad: (user + system) / 1000 / wallMs,
      };
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

const MARK = Buffer.from('sentAt\\":');

/** Reads the time of sending, which stands in the data. */
function sentAt(bytes: Buffer, start: number, end: number): number {
  const at = bytes.indexOf(MARK, start) + MARK.length;
  return Number.parseFloat(bytes.toString('latin1', at, Math.min(end, at + 20)));
}
