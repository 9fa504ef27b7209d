import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { Prisma } from '../database/generated/client.ts';
import { makeDataDir } from '../testing/database-template.ts';
import { createReceipts } from './receipts.ts';
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

it('receipts are counted, once, though their transaction had to give way to another', async () => {
  const { prisma } = database;
  const [notificationId, delivery] = [crypto.randomUUID(), crypto.randomUUID()];
  await prisma.notification.create({
    data: {
      id: notificationId,
      ...notificationRow(),
      deliveries: {
        create: { id: delivery, learnerId: 'ana', subscriptionId: crypto.randomUUID() },
      },
    },
  });
  const conflict = new Prisma.PrismaClientKnownRequestError('deadlock detected', {
    code: 'P2034',
    clientVersion: '7',
  });
  vi.spyOn(prisma, '$transaction').mockRejectedValueOnce(conflict);
  await createReceipts(prisma, () => new Date())('ana', [{ delivery, event: 'clicked' }]);
  const tallies = await prisma.tally.findMany({ select: { outcome: true, count: true } });
  expect(tallies.toSorted((a, b) => a.outcome.localeCompare(b.outcome))).toEqual([
    { outcome: 'clicked', count: 1 },
    { outcome: 'shown', count: 1 },
  ]);
});
