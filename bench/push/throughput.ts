import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import webPush from 'web-push';
import { DEMO_RULE } from '../../server/contract/sites/demo-rule.ts';
import { openDatabase } from '../../server/database/database.ts';
import { startJobs } from '../../server/jobs/jobs.ts';
import { createNotifications } from '../../server/notifications/notifications.ts';
import { openNotificationQueues } from '../../server/notifications/queues.ts';
import { PUSH_HOSTS } from '../../server/push/push-hosts.ts';
import type { PushTransportSettings } from '../../server/push/transport/open-push-transport.ts';
import { CONCURRENCY } from '../../server/push/transport/push-transport.ts';
import { createThreadedPushTransport } from '../../server/push/transport/threaded-push-transport.ts';
import { fillDatabase } from '../../tests/push/fill-database.ts';
import type { PushService } from '../../tests/push-service/push-service.ts';
import { spawnPushService } from '../../tests/push-service/spawn-push-service.ts';
import { BENCH_CONTENT, SUBJECT } from './bench-content.ts';
import { plainSender } from './plain-sender.ts';

/** Messages a second, by each of the two. */
export interface Throughput {
  plain: number;
  ours: number;
}

/** Ms that the push service takes for a message, besides its own work. */
const DELAY_MS = 20;
/** Runs that do not count: until the code of both is compiled as it is in a server that runs on. */
const WARM_UP = 3;
/** Ms between two looks at how far the pipeline is. */
const LOOK_MS = 25;

/**
 * Sends a notification to `count` subscriptions, by the server's own pipeline on the embedded database
 * (from accepting it to the report that says `done`), and before and after that to half of them each by
 * a plain loop: `webPush.sendNotification` with `vapidDetails`, {@link CONCURRENCY} at a time as the
 * pipeline, over connections that are kept alive. The two, and the push service that takes 20 ms for each
 * message, are processes of their own; both stay as they are from run to run, as they would in a server,
 * and begin with {@link WARM_UP} runs that do not count.
 */
export async function measureThroughput(count: number, runs: number): Promise<Throughput[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-push-'));
  const vapidKeys = webPush.generateVAPIDKeys();
  await using push = await spawnPushService();
  const { route } = push;
  const subscriptions = await push.createSubscriptions(count, {
    applicationServerKey: vapidKeys.publicKey,
  });
  await fillDatabase({ dataDir, url: null }, subscriptions);
  await push.behave({ delay: DELAY_MS });
  await using plain = plainSender({ vapidKeys, route, concurrency: CONCURRENCY, subscriptions });
  const half = Math.ceil(count / 2);
  const measured: Throughput[] = [];
  try {
    await using pipeline = await openPipeline(dataDir, {
      vapid: { keys: vapidKeys, subject: SUBJECT },
      hosts: PUSH_HOSTS,
      route,
    });
    for (let run = -WARM_UP; run < runs; run += 1) {
      const before = await plain.send({ from: 0, to: half });
      await push.forgetDeliveries();
      const ours = await pipeline.send(push, count);
      await expectArrived(push, count);
      const after = await plain.send({ from: half, to: count });
      if (run >= 0) measured.push({ plain: count / (before + after), ours: count / ours });
    }
    return measured;
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

async function expectArrived(push: PushService, count: number): Promise<void> {
  const arrived = new Set((await push.deliveries({ status: 201 })).map(({ endpoint }) => endpoint));
  if (arrived.size !== count) throw new Error(`${arrived.size} of ${count} messages arrived.`);
}

async function openPipeline(dataDir: string, settings: PushTransportSettings) {
  const transport = createThreadedPushTransport(settings);
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ url: null, dataDir, log });
  const jobs = await startJobs({ database, url: null, log });
  const notifications = createNotifications({
    prisma: database.prisma,
    queues: await openNotificationQueues(jobs),
    schema: 'public',
    sites: [DEMO_RULE],
    viewers: async () => [],
    rights: { note: async () => undefined, of: async () => null },
    transport,
    now: () => new Date(),
    random: Math.random,
    log,
    noteFailure: (error) => {
      throw error;
    },
  });
  await notifications.start();

  /**
   * Resolves to the seconds that it took to send a message to all `count`. The database is asked for
   * the report only when all have arrived: until then it has better things to do.
   */
  async function send(push: PushService, count: number): Promise<number> {
    const start = performance.now();
    const { id } = await notifications.submit({
      author: { id: 'admin', name: 'Admin', imageUrl: null, role: 'admin', courses: [] },
      content: BENCH_CONTENT,
      audience: { type: 'everyone' },
      fingerprint: '',
      startsAt: null,
      idempotencyKey: null,
    });
    while ((await push.countDeliveries({ status: 201 })) < count) await wait(LOOK_MS);
    for (;;) {
      const report = await notifications.reports.of(id, null);
      if (report?.status === 'done') return (performance.now() - start) / 1000;
      await wait(LOOK_MS);
    }
  }

  return {
    send,
    async [Symbol.asyncDispose]() {
      await notifications.interrupt();
      await jobs.stop();
      await transport.close();
      await database.close();
    },
  };
}
