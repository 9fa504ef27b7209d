import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.ts';
import { startPostgres } from '../database/testing/postgres.ts';
import { createDailyCap } from './daily-cap.ts';
import { notificationRow } from './testing/notification-row.ts';

const DAY_MS = 24 * 3_600_000;
const now = new Date('2026-11-30T12:00:00Z');
const postgres = await startPostgres();

describe.skipIf(!postgres)('a learner’s daily cap', () => {
  let database: Database;

  beforeAll(async () => {
    const url = (await postgres?.createDatabase()) ?? null;
    database = await openDatabase({ url, dataDir: tmpdir(), log: pino({ enabled: false }) });
    const preferences = { create: { dailyCap: 1 } };
    await database.prisma.learner.create({
      data: { id: 'ana', name: 'Ana', lastSeenAt: now, preferences },
    });
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });
  beforeEach(async () => {
    await database.prisma.notification.deleteMany();
  });

  /** A delivery to Ana of a notification of its own. */
  async function addDelivery(state = 'pending', claimedAt: Date | null = null) {
    const delivery = { id: crypto.randomUUID(), subscriptionId: crypto.randomUUID() };
    const deliveries = { create: { ...delivery, learnerId: 'ana', state, claimedAt } };
    const { id: notificationId } = await database.prisma.notification.create({
      data: { ...notificationRow(now), deliveries },
    });
    return { id: delivery.id, notificationId };
  }

  /** How many others count for Ana where a delivery lays claim to a place of `dailyCap`. */
  async function claim(
    { id, notificationId }: { id: string; notificationId: string },
    dailyCap = 1,
  ) {
    const count = createDailyCap(database.prisma, () => now);
    const counts = await count(notificationId, [{ id, learnerId: 'ana', dailyCap }]);
    return counts.get('ana') ?? 0;
  }

  async function isClaimed({ id }: { id: string }): Promise<boolean> {
    const row = await database.prisma.delivery.findUniqueOrThrow({ where: { id } });
    return row.claimedAt !== null;
  }

  it('has room for so many, and for no more', async () => {
    await addDelivery('sent', now);
    const [second, third] = [await addDelivery(), await addDelivery()];
    expect([await claim(second, 2), await isClaimed(second)]).toEqual([1, true]);
    expect([await claim(third, 2), await isClaimed(third)]).toEqual([2, false]);
  });

  it('counts what was claimed in the last 24 hours', async () => {
    await addDelivery('sent', new Date(now.getTime() - DAY_MS));
    const first = await addDelivery();
    expect(await claim(first)).toBe(0);
    await addDelivery('sent', new Date(now.getTime() - DAY_MS + 1));
    expect(await claim(first)).toBe(1);
  });

  it.each(['suppressed', 'failed', 'expired', 'cancelled'])(
    'does not count what was %s',
    async (state) => {
      await addDelivery(state, now);
      expect(await claim(await addDelivery())).toBe(0);
    },
  );

  it('is asked by one notification at a time: the last place is taken once', async () => {
    const [first, second] = [await addDelivery(), await addDelivery()];
    let counted = Promise.resolve(0);
    await database.prisma.$transaction(async (transaction) => {
      // As one that has its answer, and has not committed yet.
      await transaction.preferences.updateMany({ data: { dailyCap: 1 } });
      await transaction.delivery.update({ where: { id: first.id }, data: { claimedAt: now } });
      counted = claim(second);
      await expect.poll(isWaiting).toBe(true);
    });
    expect(await counted).toBe(1);
    expect(await isClaimed(second)).toBe(false);
  });

  async function isWaiting(): Promise<boolean> {
    const { rows } = await database.pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  }
});
