import pg from 'pg';
import type { LastingSession } from '../database/lasting-session.ts';
import { createLockSessions } from '../database/lock-session.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { CrowdLeader } from './leader.ts';
import { createPause } from './pause.ts';

/** Ms between two tries to lead: the next count comes within 5 s of the end of the process that led, or its stop. */
const TRY_EVERY_MS = 1_500;
/** Ms in which a session ends. */
const ENDED_MS = 100;
/** Ms between two signs of life of who leads. */
const BEAT_EVERY_MS = 500;
/** Ms without one after which another leads. */
const SILENT_MS = 2_000;
/** The channel of PostgreSQL's NOTIFY by which any process calls the one that leads. */
const callsOf = (schema: string) => `alongside crowds ${schema}`;

/** Where the processes of one server meet. */
interface SharedDatabase {
  /** A direct connection: a pooler of transactions would share the session of who leads. */
  url: string;
  /** Of the server's tables. */
  schema: string;
}

/**
 * Has one of all processes on a database lead, and another once that one is gone, or has stopped: the session
 * that holds the lock hears what the others call. Counts are written by that session alone: who goes on after
 * it was ended for its silence writes none any more.
 *
 * @returns once `signal` has ended
 */
export async function leadAlone(
  leader: CrowdLeader,
  { url, schema }: SharedDatabase,
  { signal, noteFailure }: { signal: AbortSignal; noteFailure: NoteFailure },
): Promise<void> {
  const tryLock = createLockSessions(url, `crowds of ${schema}`, SILENT_MS);
  const pause = createPause();
  while (!signal.aborted) {
    // A database that is away is told of elsewhere, and nobody can lead meanwhile.
    const attempt = await tryLock().catch(() => null);
    if (attempt !== null && typeof attempt === 'object') {
      try {
        await leadBy(attempt.session, leader, schema, signal);
      } catch (error) {
        noteFailure(error, 'this process counts crowds no more, until it leads again');
      }
    }
    // A session that was ended lets go of the lock a moment later.
    const hasEnded = attempt === 'held by a session that was ended';
    await pause.wait(hasEnded ? ENDED_MS : TRY_EVERY_MS, signal);
  }
}

async function leadBy(
  session: LastingSession,
  leader: CrowdLeader,
  schema: string,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const { client } = session;
  client.once('end', () => lost.abort());
  // Its failure is the session's end, which follows.
  const beat = () => client.query('SELECT').catch(() => undefined);
  const beating = setInterval(beat, BEAT_EVERY_MS);
  client.on('notification', ({ payload }) => {
    if (payload) leader.call(payload);
  });
  try {
    await client.query(`LISTEN ${pg.escapeIdentifier(callsOf(schema))}`);
    await leader.lead(AbortSignal.any([signal, lost.signal]), client);
  } finally {
    clearInterval(beating);
    await session.end().catch(() => undefined);
  }
}

/** Calls whichever process leads to look at a channel. */
export async function callLeader(
  pool: Pick<pg.Pool, 'query'>,
  schema: string,
  channel: string,
): Promise<void> {
  await pool.query('SELECT pg_notify($1, $2)', [callsOf(schema), channel]);
}
