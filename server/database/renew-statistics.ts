import type { PrismaClient } from './generated/client.ts';
import { tableIn } from './table-in.ts';

/** Tables that grow with people, and with what they are sent. */
const TABLES = [
  ...['learners', 'courses', 'rooms', 'course_visits'],
  ...['push_subscriptions', 'notifications', 'deliveries'],
];
/** A tenth of PostgreSQL's own: 3,000 rows of a table are looked at, which takes some 10 ms. */
const STATISTICS_TARGET = '10';

/**
 * Tells the planner of the embedded database how much there is of what. A PostgreSQL server does so by itself
 * (autovacuum); PGlite has nobody who would, and takes 100,000 rows for 200.
 *
 * @param schema the PostgreSQL schema of the tables
 */
export async function renewStatistics(prisma: PrismaClient, schema: string): Promise<void> {
  for (const table of TABLES) {
    await prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('default_statistics_target', ${STATISTICS_TARGET}, true)`;
      await transaction.$executeRaw`ANALYZE ${tableIn(schema, table)}`;
    });
  }
}
