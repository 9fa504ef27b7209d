import pg from 'pg';
import type { Logger } from 'pino';
import { connectionFailure } from './connection-failure.ts';
import type { OpenPool } from './open-pool.ts';

/** Ms that a query waits for a connection, so that a server that is down or full is an error in time. */
const CONNECTION_TIMEOUT = 10_000;

/**
 * A pool on the PostgreSQL server at `url`. Connects at the first query.
 *
 * @param url a connection string of node-postgres. Prisma's `schema` parameter is understood, too.
 */
export function openPostgresql(url: string, log: Pick<Logger, 'warn'>): OpenPool {
  const pool = new pg.Pool({
    connectionString: url,
    fallback_application_name: 'alongside',
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
    // Prisma sends timestamps without their offset. A statement, since the pool's `options` would give
    // way to `options` in the URL, and every timestamp would be hours off.
    onConnect: (client) => client.query("SET TimeZone = 'UTC'"),
  });
  // Without a listener, an idle connection that breaks would end the process. The error itself is not
  // logged: node-postgres hangs the client on it, and all that the client knows.
  pool.on('error', (error) => {
    log.warn({ reason: connectionFailure(error) }, 'an idle database connection was lost');
  });
  const parameters = new URLSearchParams(url.split('?')[1]);
  return { pool, schema: parameters.get('schema') ?? 'public', close: () => pool.end() };
}
