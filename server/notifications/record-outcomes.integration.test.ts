import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createRecordOutcomes, type DeliveryOutcome } from './record-outcomes.ts';
import { notificationRow } from './testing/notification-row.ts';

let dataDir: string;
let database: Database;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await openDatabase({ url: null, dataDir, log: pino({ enabled: false }) });
});
afterAll(async () => {
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('keeps a push service’s own words for each delivery, and counts by our reasons', async () => {
  const { prisma } = database;
  const { id: notificationId } = await prisma.notification.create({ data: notificationRow() });
  await prisma.$executeRaw`
    INSERT INTO deliveries (id, notification_id, subscription_id, learner_id)
    SELECT gen_random_uuid(), ${notificationId}::uuid, gen_random_uuid(), 'ana' FROM generate_series(1, 3)`;
  const deliveries = await prisma.delivery.findMany({ where: { notificationId } });
  const queue = { add: async () => undefined, wake: () => undefined, work: async () => undefined };
  const record = createRecordOutcomes({
    prisma,
    queues: { deliver: queue, retry: queue },
    schema: 'public',
    now: () => new Date(),
  });
  const words = ['request 17 was refused', 'request 18 was refused', ''];
  const failed = deliveries.map(({ id }, index): DeliveryOutcome => {
    const detail = words[index] ?? '';
    return { id, state: 'failed', reason: 'refused', detail, goneId: null };
  });
  await record(notificationId, failed);
  await record(notificationId, failed);
  const after = await prisma.delivery.findMany({ where: { notificationId } });
  const detailOf = new Map(after.map(({ id, detail }) => [id, detail]));
  expect(deliveries.map(({ id }) => detailOf.get(id))).toEqual([...words.slice(0, 2), null]);
  expect(after.map(({ state, reason }) => `${state} ${reason}`)).toEqual(
    deliveries.map(() => 'failed refused'),
  );
  const tallies = await prisma.tally.findMany({ where: { notificationId } });
  expect(tallies).toMatchObject([{ outcome: 'failed', reason: 'refused', count: 3 }]);
});
