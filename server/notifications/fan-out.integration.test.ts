import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createFanOut } from './fan-out.ts';
import type { Deliver } from './queues.ts';
import { notificationRow } from './testing/notification-row.ts';

const log = pino({ enabled: false });
let dataDir: string;
let database: Database;
/** The jobs that send. */
let jobs: Deliver[];

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log });
  await database.prisma.learner.create({
    data: { id: 'ana', name: 'Ana', lastSeenAt: new Date() },
  });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  jobs = [];
  await database.prisma.notification.deleteMany();
  await database.prisma.pushSubscription.deleteMany();
});

/** Fans a notification out as one server process does. */
function createProcess() {
  const queue = {
    async add(_transaction: unknown, added: readonly Deliver[]) {
      jobs.push(...added);
    },
    wake: () => undefined,
    work: async () => undefined,
  };
  return createFanOut({
    prisma: database.prisma,
    queues: { deliver: queue, deliverCritical: queue },
    viewers: async () => [],
    authorCheck: async () => null,
    cancel: async () => false,
    schema: 'public',
    now: () => new Date(),
    log,
  });
}

async function addSubscriptions(count: number): Promise<void> {
  await database.prisma.$executeRaw`
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, learner_id, seen_at)
    SELECT gen_random_uuid(), 'https://push.test/' || number, '', '', 'ana', now()
    FROM generate_series(1, ${count}::int) AS number`;
}

async function addNotification(): Promise<string> {
  const { id } = await database.prisma.notification.create({ data: notificationRow() });
  return id;
}

/** How many deliveries there are, how many are in jobs, and how many of them in no other. */
async function fannedOut(notificationId: string) {
  const where = { notificationId };
  const inJobs = jobs.flatMap(({ deliveryIds }) => deliveryIds);
  const row = await database.prisma.notification.findUniqueOrThrow({
    where: { id: notificationId },
    include: { tallies: true },
  });
  return {
    isWhole: row.expandedAt !== null,
    counted: row.tallies.map(({ outcome, count }) => `${count} ${outcome}`),
    deliveries: await database.prisma.delivery.count({ where }),
    inJobs: inJobs.length,
    once: new Set(inJobs).size,
  };
}

describe('an audience', () => {
  it.each([1, 999, 1_000, 1_001])('of %i browsers is reached, each once', async (count) => {
    await addSubscriptions(count);
    const notificationId = await addNotification();
    await createProcess()({ notificationId });
    expect(await fannedOut(notificationId)).toEqual({
      isWhole: true,
      counted: [`${count} targeted`],
      deliveries: count,
      inJobs: count,
      once: count,
    });
    expect(Math.max(...jobs.map(({ deliveryIds }) => deliveryIds.length))).toBeLessThanOrEqual(250);
  });

  it('is reached once where two processes take it at once, and one of them again', async () => {
    await addSubscriptions(1_001);
    const notificationId = await addNotification();
    const [first, second] = [createProcess(), createProcess()];
    await Promise.all([first({ notificationId }), second({ notificationId })]);
    await first({ notificationId });
    expect(await fannedOut(notificationId)).toMatchObject({
      isWhole: true,
      counted: ['1001 targeted'],
      deliveries: 1_001,
      inJobs: 1_001,
      once: 1_001,
    });
  });
});
