import pg from 'pg';
import * as v from 'valibot';
import type { CrowdCount } from '../contract/crowd.ts';
import type { PrismaClient } from '../database/generated/client.ts';

/** A count as it is kept, without names. */
export interface StoredCount extends Omit<CrowdCount, 'faces'> {
  /** Whether the presence channel takes nobody now. */
  isFull: boolean;
}

/** The last counts of rooms, which every server process knows. */
export interface CountStore {
  /** The last of every channel that is a crowd. */
  crowds(): Promise<Map<string, StoredCount>>;
  /** Writes counts by a session. */
  writeBy(session: CountSession): CountWriter;
}

/** A session on the database, or more than one. */
export interface CountSession {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Keeps what was counted. */
export interface CountWriter {
  /** Keeps a count in place of the last, with a `seq` that no other count of that channel has had. */
  put(channel: string, count: Omit<StoredCount, 'seq'>): Promise<StoredCount>;
  /** Notes of the last count that the channel has become full, or has room again. */
  noteFull(channel: string, isFull: boolean): Promise<void>;
}

const Put = v.tuple([v.object({ seq: v.number() })]);

/**
 * Keeps them in the database, which also makes the numbers.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export function createCountStore(prisma: PrismaClient, schema: string): CountStore {
  const table = `${pg.escapeIdentifier(schema)}.crowd_counts`;
  return {
    async crowds() {
      const rows = await prisma.crowdCount.findMany({ where: { crowd: true } });
      return new Map(rows.map(({ channel, ...count }) => [channel, count]));
    },
    writeBy: (session) => ({
      async put(channel, count) {
        const { rows } = await session.query(
          `INSERT INTO ${table} AS known (channel, seq, count, crowd, rejoin, is_full)
           VALUES ($1, 1, $2, $3, $4, $5)
           ON CONFLICT (channel) DO UPDATE SET (seq, count, crowd, rejoin, is_full) =
             (known.seq + 1, EXCLUDED.count, EXCLUDED.crowd, EXCLUDED.rejoin, EXCLUDED.is_full)
           RETURNING seq`,
          [channel, count.count, count.crowd, count.rejoin, count.isFull],
        );
        const [{ seq }] = v.parse(Put, rows);
        return { seq, ...count };
      },
      async noteFull(channel, isFull) {
        await session.query(`UPDATE ${table} SET is_full = $2 WHERE channel = $1`, [
          channel,
          isFull,
        ]);
      },
    }),
  };
}
