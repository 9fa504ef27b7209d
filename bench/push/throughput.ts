import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import * as v from 'valibot';
import webPush from 'web-push';
import {
  type Audience,
  NotificationContent as Content,
  type NotificationContent,
} from '../../server/contract/notifications.ts';
import { openDatabase } from '../../server/database/database.ts';
import { startJobs } from '../../server/jobs/jobs.ts';
import { createNotifications } from '../../server/notifications/notifications.ts';
import { payloadOf } from '../../server/notifications/payload.ts';
import { notificationQueues } from '../../server/notifications/queues.ts';
import type { PushChannelSettings } from '../../server/push/open-push-channel.ts';
import { CONCURRENCY } from '../../server/push/push-channel.ts';
import { PUSH_HOSTS } from '../../server/push/push-hosts.ts';
import { MAX_SUBSCRIPTIONS } from '../../server/push/subscriptions.ts';
import { threadedPushChannel } from '../../server/push/threaded-push-channel.ts';
import { fillDatabase } from '../../tests/push/fill-database.ts';
import type { CreatedSubscription } from '../../tests/push-service/delivery/subscriptions.ts';
import type { PushService } from '../../tests/push-service/push-service.ts';
import { spawnPushService } from '../../tests/push-service/spawn-push-service.ts';

/** Messages a second, by each of the two. */
export interface Throughput {
  plain: number;
  ours: number;
}

const SUBJECT = 'mailto:operator@alongside.example';
/** Ms that the push service takes for a message, besides its own work. */
const DELAY = 20;
/** Messages that each of the two sends first: until the code of both is compiled. */
const WARM_UP = 5_000;
/** Ms between two looks at the report, as the admin page asks for it now and then. */
const LOOK = 100;

const content: NotificationContent = v.parse(Content, {
  title: 'Tonight: the Moon beside Jupiter',
  body: 'Look south at nine. Chapter 3 tells you how to find them.',
  url: '/courses/demo/chapters/3',
});

/**
 * Sends a notification to `count` subscriptions, by the server's own pipeline on the embedded database
 * (from accepting it to the report that says `done`), and before and after that to half of them each by
 * a plain loop: `webPush.sendNotification` with `vapidDetails`, {@link CONCURRENCY} at a time as the
 * pipeline, on an agent that keeps connections alive as Node's own does. The push service is a process of
 * its own and takes 20 ms for each message. Both sides stay as they are from run to run, as they would in
 * a server, and begin with {@link WARM_UP} messages that do not count.
 */
export async function measureThroughput(count: number, runs: number): Promise<Throughput[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-bench-push-'));
  const keys = webPush.generateVAPIDKeys();
  await using push = await spawnPushService();
  const subscriptions = await push.createSubscriptions(count, {
    applicationServerKey: keys.publicKey,
  });
  await fillDatabase({ dataDir, url: null }, subscriptions);
  await push.behave({ delay: DELAY });
  const agent = new Agent({ ...push.route, keepAlive: true, maxSockets: CONCURRENCY });
  const sendPlain = plainSender(agent, keys);
  const half = Math.ceil(count / 2);
  const measured: Throughput[] = [];
  try {
    await using pipeline = await openPipeline(dataDir, {
      vapid: { keys, subject: SUBJECT },
      hosts: PUSH_HOSTS,
      route: push.route,
    });
    const learners = Array.from({ length: WARM_UP / MAX_SUBSCRIPTIONS }, (_, n) => `learner ${n}`);
    await pipeline.send({ type: 'users', userIds: learners });
    await sendPlain(subscriptions.slice(0, WARM_UP));
    while (measured.length < runs) {
      const before = await secondsOf(() => sendPlain(subscriptions.slice(0, half)));
      await push.forgetDeliveries();
      const ours = await secondsOf(() => pipeline.send({ type: 'everyone' }));
      await expectArrived(push, count);
      const after = await secondsOf(() => sendPlain(subscriptions.slice(half)));
      measured.push({ plain: count / (before + after), ours: count / ours });
    }
    return measured;
  } finally {
    agent.destroy();
    await rm(dataDir, { recursive: true });
  }
}

async function expectArrived(push: PushService, count: number): Promise<void> {
  const arrived = new Set((await push.deliveries({ status: 201 })).map(({ endpoint }) => endpoint));
  if (arrived.size !== count) throw new Error(`${arrived.size} of ${count} messages arrived.`);
}

function plainSender(agent: Agent, keys: webPush.VapidKeys) {
  const vapidDetails = { subject: SUBJECT, ...keys };
  return async (subscriptions: readonly CreatedSubscription[]) => {
    const left = subscriptions.values();
    const sendOnAndOn = async () => {
      for (const subscription of left) {
        const ids = { notificationId: crypto.randomUUID(), deliveryId: crypto.randomUUID() };
        const payload = payloadOf(content, ids, Date.now());
        await webPush.sendNotification(subscription, payload, { vapidDetails, agent, TTL: 60 });
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, sendOnAndOn));
  };
}

async function openPipeline(dataDir: string, settings: PushChannelSettings) {
  const channel = threadedPushChannel(settings);
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ url: null, dataDir, log });
  const jobs = await startJobs({ database, url: null, log });
  const notifications = createNotifications({
    prisma: database.prisma,
    queues: await notificationQueues(jobs),
    schema: 'public',
    viewers: async () => [],
    channel,
    now: () => new Date(),
    random: Math.random,
    log,
  });
  await notifications.start();

  async function send(audience: Audience): Promise<void> {
    const { id } = await notifications.accept({
      author: { id: 'admin', name: 'Admin', imageUrl: null, role: 'admin', courses: [] },
      content,
      audience,
      sendAt: null,
      idempotencyKey: null,
    });
    for (;;) {
      const report = await notifications.reports.of(id, null);
      if (report?.status === 'done') return;
      await wait(LOOK);
    }
  }

  return {
    send,
    async [Symbol.asyncDispose]() {
      notifications.interrupt();
      await jobs.stop();
      await channel.close();
      await database.close();
    },
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
