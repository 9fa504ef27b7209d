import type { CrowdCount } from '../contract/crowd.ts';
import type { PrismaClient } from '../database/generated/client.ts';

/** A count as it is kept, without names. */
export interface StoredCount extends Omit<CrowdCount, 'faces'> {
  /** Whether the presence channel takes nobody now. */
  isFull: boolean;
}

/** The last counts of rooms, which every server process knows. */
export interface CountStore {
  /** Keeps a count in place of the last, with a `seq` that no other count of that channel has had. */
  put(channel: string, count: Omit<StoredCount, 'seq'>): Promise<StoredCount>;
  /** Notes of the last count that the channel has become full, or has room again. */
  noteFull(channel: string, isFull: boolean): Promise<void>;
  /** The last of every channel that is a crowd. */
  crowds(): Promise<Map<string, StoredCount>>;
}

/** Keeps them in the database, which also makes the numbers. */
export function createCountStore(prisma: PrismaClient): CountStore {
  return {
    async put(channel, count) {
      const { channel: _channel, ...stored } = await prisma.crowdCount.upsert({
        where: { channel },
        create: { channel, seq: 1, ...count },
        update: { seq: { increment: 1 }, ...count },
      });
      return stored;
    },
    async noteFull(channel, isFull) {
      await prisma.crowdCount.updateMany({ where: { channel }, data: { isFull } });
    },
    async crowds() {
      const rows = await prisma.crowdCount.findMany({ where: { crowd: true } });
      return new Map(rows.map(({ channel, ...count }) => [channel, count]));
    },
  };
}
