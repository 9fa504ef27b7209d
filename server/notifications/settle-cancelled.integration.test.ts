import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createSettleCancelled } from './settle-cancelled.ts';
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

async function addDeliveries(count: number, state: string): Promise<string> {
  const { id } = await database.prisma.notification.create({
    data: { ...notificationRow(), cancelledAt: new Date() },
  });
  await database.prisma.$executeRaw`
    INSERT INTO deliveries (id, notification_id, subscription_id, learner_id, state, reason, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, gen_random_uuid(), 'ana', ${state}, 'retry', now()
    FROM generate_series(1, ${count}::int)`;
  return id;
}

const statesOf = async (notificationId: string) => {
  const groups = await database.prisma.delivery.groupBy({
    by: ['state', 'reason'],
    where: { notificationId },
    _count: true,
  });
  return groups.map(({ state, reason, _count: count }) => `${count} ${state} ${reason}`).sort();
};

it.each([1, 1_000, 2_345])(
  'settles %i deliveries that have not left, and counts each once',
  async (count) => {
    const settle = createSettleCancelled(database.prisma, 'public');
    const notificationId = await addDeliveries(count, 'pending');
    await settle({ notificationId });
    await settle({ notificationId });
    expect(await statesOf(notificationId)).toEqual([`${count} cancelled null`]);
    expect(await database.prisma.tally.findMany({ where: { notificationId } })).toMatchObject([
      { outcome: 'cancelled', count },
    ]);
  },
);

it('leaves what was sent, and what is another’s', async () => {
  const settle = createSettleCancelled(database.prisma, 'public');
  const sent = await addDeliveries(3, 'sent');
  const other = await addDeliveries(2, 'pending');
  await settle({ notificationId: sent });
  await settle({ notificationId: randomUUID() });
  expect(await statesOf(sent)).toEqual(['3 sent retry']);
  expect(await statesOf(other)).toEqual(['2 pending retry']);
});
