import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { openEmbedded } from './embedded.ts';
import { explainDatabaseFailure } from './explain-failure.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { openPostgresql } from './postgresql.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Gives up on a server that holds the connection and says nothing, after this many ms. */
const PING = { text: 'SELECT 1', query_timeout: 5_000 };

/** Ms. The embedded database has one connection, so a transaction waits for those before it. */
const TRANSACTION = { maxWait: 10_000, timeout: 10_000 };

/** The server's database, open and migrated. */
export interface Database {
  kind: 'embedded' | 'postgresql';
  prisma: PrismaClient;
  /** What `prisma` runs on, for SQL that Prisma has no words for. Embedded, it has a single connection. */
  pool: Pool;
  /**
   * Resolves when the database has answered.
   *
   * @throws DatabaseError `unreachable`, after 15 s at most
   */
  ping(): Promise<void>;
  /** Waits for the queries under way, then lets go of the database. May be called again. */
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** A PostgreSQL connection string, or `null` for the embedded database. */
  url: string | null;
  /** Connections of the pool on PostgreSQL. @default 10 */
  poolSize?: number;
  /** Ms after which PostgreSQL ends a statement. @default 30,000 */
  statementTimeoutMs?: number;
  /** The embedded database lives in its subdirectory `postgres`. */
  dataDir: string;
  log: Pick<Logger, 'info' | 'debug'>;
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws DatabaseError saying what the operator can do
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, dataDir, log } = options;
  const kind = url === null ? 'embedded' : 'postgresql';
  const opened = url === null ? await openEmbedded(dataDir) : openPostgresql({ ...options, url });
  const { pool, schema } = opened;
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { schema }),
    transactionOptions: TRANSACTION,
  });
  try {
    const migrations = await migrate(opened, MIGRATIONS);
    if (migrations.length > 0) log.info({ migrations }, 'the database was migrated');
    await prisma.$connect(); // loads Prisma's query compiler: 0.1 s that the first learner need not wait
  } catch (error) {
    await opened.close();
    throw explainDatabaseFailure(kind, error);
  }
  let closed: Promise<void> | undefined;
  return {
    kind,
    prisma,
    pool,
    async ping() {
      await pool.query(PING).catch((error: unknown) => {
        throw explainDatabaseFailure(kind, error);
      });
    },
    close() {
      closed ??= prisma.$disconnect().then(opened.close);
      return closed;
    },
  };
}
