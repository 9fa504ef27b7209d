import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createLastingSession, type LastingSession } from './lasting-session.ts';

/** The channel of PostgreSQL's NOTIFY; those of two servers with a schema each are two. */
const CHANNEL = 'alongside';
/** Ms between two tries to listen again. */
const RETRY_MS = 500;

/** Tells all server processes on a database something at once. */
export interface Broadcast extends AsyncDisposable {
  /**
   * Tells the others, in 8,000 bytes at most; they hear it within milliseconds, or not at all where they don’t
   * listen just then.
   */
  send(message: string): Promise<void>;
  /** Whether what others send is heard now. */
  isListening(): boolean;
}

/** Of a database that no other process is on. */
export const NO_OTHERS: Broadcast = {
  send: async () => undefined,
  isListening: () => true,
  [Symbol.asyncDispose]: async () => undefined,
};

/**
 * Listens in a session of its own, and again whenever that is lost.
 *
 * @param options.url a direct connection: a pooler of transactions would share the session
 * @param options.onMessage called with what any process sends, this one among them
 * @param options.onAgain called when it listens again and may have missed something
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export async function openBroadcast(options: {
  url: string;
  schema: string;
  pool: Pick<pg.Pool, 'query'>;
  onMessage(message: string): void;
  onAgain(): void;
}): Promise<Broadcast> {
  const { url, schema, pool, onMessage, onAgain } = options;
  const channel = `${CHANNEL} ${schema}`;
  const closing = new AbortController();
  let session: LastingSession | null = null;

  async function listen(): Promise<void> {
    const opened = createLastingSession({ connectionString: url });
    const { client } = opened;
    client.on('notification', ({ payload }) => onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await opened.end().catch(() => undefined);
      throw error;
    }
    session = opened;
    client.once('end', () => {
      session = null;
      if (!closing.signal.aborted) void listenAgain();
    });
  }

  async function listenAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      await wait(RETRY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      // A database that is away is told of elsewhere.
      const isBack = !closing.signal.aborted && (await listen().then(isTrue, () => false));
      if (!isBack) continue;
      onAgain();
      return;
    }
  }

  await listen();
  return {
    async send(message) {
      await pool.query('SELECT pg_notify($1, $2)', [channel, message]);
    },
    isListening: () => session !== null,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await session?.end();
    },
  };
}

const isTrue = () => true;
