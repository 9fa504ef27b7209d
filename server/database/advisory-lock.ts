import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createLastingSession, type LastingSession } from './lasting-session.ts';

/** Distinguishes our advisory locks from those of others on the database: "alon" in ASCII. */
const LOCK_CLASS = 0x61_6c_6f_6e;
/** Ms between two tries to have the lock back, or to have it from a process that is just ending. */
const RETRY_MS = 500;
/** Ms. PostgreSQL frees the lock of a process that was killed at once, but not in no time. */
const START_PATIENCE_MS = 3_000;
/** Has PostgreSQL notice within a minute that this machine is gone. */
const SESSION =
  'SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3';

/** An advisory lock, held for as long as the process lives. */
export interface HeldLock extends AsyncDisposable {
  /** Resolves when it was lost with its connection and another process has it now. */
  taken: Promise<void>;
}

type Attempt = { session: LastingSession } | 'held by another' | 'held by a lost session of ours';

/**
 * Takes the lock `name` on the database at `url`, in a session of its own, and takes it again whenever
 * that session is lost.
 *
 * @param url a direct connection: a pooler of transactions would share the session
 * @returns `null` where another process has it
 */
export async function holdAdvisoryLock(url: string, name: string): Promise<HeldLock | null> {
  const application = `alongside lock ${randomUUID().slice(0, 8)}`;
  const key = createHash('sha256').update(name).digest().readUInt32BE() >>> 1;
  const taken = Promise.withResolvers<void>();
  const closing = new AbortController();

  async function attempt(): Promise<Attempt> {
    const session = createLastingSession({
      connectionString: url,
      application_name: application,
    });
    const { client } = session;
    try {
      await client.connect();
      await client.query(SESSION);
      const { rows } = await client.query<{ locked: boolean }>(
        'SELECT pg_try_advisory_lock($1, $2) AS locked',
        [LOCK_CLASS, key],
      );
      if (rows[0]?.locked) return { session };
      const ended = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND classid = $1::int::oid AND objid = $2::int::oid
           AND application_name = $3`,
        [LOCK_CLASS, key, application],
      );
      await session.end();
      return ended.rows.length > 0 ? 'held by a lost session of ours' : 'held by another';
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
  }

  let session: LastingSession;
  function keep(locked: LastingSession): void {
    session = locked;
    locked.client.once('end', () => {
      if (!closing.signal.aborted) void takeAgain();
    });
  }

  async function takeAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      // A database that is away is told of elsewhere, and nobody else can have the lock meanwhile.
      const result = await attempt().catch(() => null);
      if (result === 'held by another') {
        taken.resolve();
        return;
      }
      if (result !== null && typeof result === 'object') {
        if (closing.signal.aborted) await result.session.end();
        else keep(result.session);
        return;
      }
      await wait(RETRY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const deadline = performance.now() + START_PATIENCE_MS;
  for (;;) {
    const result = await attempt();
    if (typeof result === 'object') {
      keep(result.session);
      break;
    }
    if (performance.now() > deadline) return null;
    await wait(RETRY_MS);
  }
  return {
    taken: taken.promise,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await session.end();
    },
  };
}
