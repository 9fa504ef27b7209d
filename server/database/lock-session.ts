import { createHash, randomUUID } from 'node:crypto';
import { createLastingSession, type LastingSession } from './lasting-session.ts';

/** Distinguishes our advisory locks from those of others on the database: "alon" in ASCII. */
const LOCK_CLASS = 0x61_6c_6f_6e;
/** Has PostgreSQL notice within a minute that this machine is gone. */
const SESSION =
  'SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3';

/** What became of a try to have a lock. */
export type LockAttempt =
  | { session: LastingSession }
  | 'held by another'
  | 'held by a session that was ended';

/**
 * Tries to have the advisory lock `name` on the database at `url`, each time in a session of its own, which
 * holds it. A session of ours that was lost, and holds it still, is ended.
 *
 * @param url a direct connection: a pooler of transactions would share the session
 * @param silentMs ms after which whoever holds it and has asked the database nothing is ended, too, as a process
 * that was stopped; @default nobody is
 */
export function createLockSessions(
  url: string,
  name: string,
  silentMs: number | null = null,
): () => Promise<LockAttempt> {
  // With the process, so that an operator can see which one has it.
  const application = `alongside lock ${process.pid} ${randomUUID().slice(0, 8)}`;
  const key = createHash('sha256').update(name).digest().readUInt32BE() >>> 1;

  return async () => {
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
           AND granted AND datname = current_database()
           AND (application_name = $3
             OR state_change < clock_timestamp() - $4::int * interval '1 millisecond')`,
        [LOCK_CLASS, key, application, silentMs],
      );
      await session.end();
      return ended.rows.length > 0 ? 'held by a session that was ended' : 'held by another';
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
  };
}
