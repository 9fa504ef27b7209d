import pg from 'pg';
import type { Logger } from 'pino';
import { connectionFailure } from './connection-failure.ts';
import type { OpenPool } from './open-pool.ts';

/** Ms that a query waits for a connection, so that a server that is down or full is an error in time. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** Ms beyond the statement's own time-out, for a server that is not there any more to keep to that. */
const ANSWER_TIMEOUT_MS = 5_000;
const DEFAULT_POOL_SIZE = 10;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;

/** How a PostgreSQL server is reached. */
export interface PostgresqlOptions {
  /** A connection string of node-postgres. Prisma's `schema` parameter is understood, too. */
  url: string;
  /** Connections at most. @default 10 */
  poolSize?: number;
  /** Ms after which PostgreSQL ends a statement. @default 30,000 */
  statementTimeoutMs?: number;
  log: Pick<Logger, 'debug'>;
}

/** A pool on a PostgreSQL server. Connects at the first query. */
export function openPostgresql({
  url,
  poolSize = DEFAULT_POOL_SIZE,
  statementTimeoutMs = DEFAULT_STATEMENT_TIMEOUT_MS,
  log,
}: PostgresqlOptions): OpenPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    fallback_application_name: 'alongside',
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: statementTimeoutMs + ANSWER_TIMEOUT_MS,
    keepAlive: true,
    // Prisma sends timestamps without their offset. A statement, since the pool's `options` would give
    // way to `options` in the URL, and every timestamp would be hours off. The time-out likewise, which
    // poolers refuse as a parameter of the connection.
    onConnect: (client) =>
      client.query(`SET TimeZone = 'UTC'; SET statement_timeout = ${statementTimeoutMs}`),
  });
  // Without a listener, an idle connection that breaks would end the process. The error itself is not
  // logged: node-postgres hangs the client on it, and all that the client knows.
  pool.on('error', (error) => {
    log.debug({ reason: connectionFailure(error) }, 'an idle database connection was lost');
  });
  const parameters = new URLSearchParams(url.split('?')[1]);
  return { pool, schema: parameters.get('schema') ?? 'public', close: () => pool.end() };
}
