import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { tableIn } from '../database/table-in.ts';

/** Rows that one statement deletes: the embedded database holds this process up for as long as it takes. */
const BATCH = 250;

/** Deletes rows in small steps, between which others have their turn. */
export interface DeleteOld {
  /** Deletes those of a table that a condition is true of; gives how many. */
  rows(table: string, condition: Prisma.Sql): Promise<number>;
}

/**
 * @param schema the PostgreSQL schema of the tables
 * @param stopping ends it between two steps: the next time goes on
 */
export function createDeleteOld(
  prisma: Pick<PrismaClient, '$executeRaw'>,
  schema: string,
  stopping: AbortSignal,
): DeleteOld {
  return {
    async rows(name, condition) {
      const table = tableIn(schema, name);
      let deleted = 0;
      while (!stopping.aborted) {
        const count = await prisma.$executeRaw`
          DELETE FROM ${table}
          WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH}))`;
        deleted += count;
        if (count < BATCH) break;
      }
      return deleted;
    },
  };
}
