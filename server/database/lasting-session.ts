import { Socket } from 'node:net';
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const KEEPALIVE_DELAY_MS = 10_000;
/** Ms that a server may take to end a session. One that says nothing any more is not waited for. */
const END_TIMEOUT_MS = 1_000;

/** A session of its own beside the pool, for what PostgreSQL ties to one. */
export interface LastingSession {
  readonly client: pg.Client;
  /** Ends it, within a second whatever the server does. May be called at any time. */
  end(): Promise<void>;
}

/** @param options as node-postgres has them; a pooler of transactions would share the session */
export function createLastingSession(
  options: Pick<pg.ClientConfig, 'connectionString' | 'application_name'>,
): LastingSession {
  const socket = new Socket();
  const client = new pg.Client({
    ...options,
    stream: () => socket,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_DELAY_MS,
  });
  client.on('error', () => undefined); // its end follows
  return {
    client,
    async end() {
      const cut = setTimeout(() => socket.destroy(), END_TIMEOUT_MS);
      await client.end();
      clearTimeout(cut);
    },
  };
}
