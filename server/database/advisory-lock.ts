import { setTimeout as wait } from 'node:timers/promises';
import type { LastingSession } from './lasting-session.ts';
import { createLockSessions } from './lock-session.ts';

/** Ms between two tries to have the lock back, or to have it from a process that is just ending. */
const RETRY_MS = 500;
/** Ms. PostgreSQL frees the lock of a process that was killed at once, but not in no time. */
const START_PATIENCE_MS = 3_000;

/** An advisory lock, held for as long as the process lives. */
export interface HeldLock extends AsyncDisposable {
  /** Resolves when it was lost with its connection and another process has it now. */
  taken: Promise<void>;
}

/**
 * Takes the lock `name` on the database at `url`, in a session of its own, and takes it again whenever
 * that session is lost.
 *
 * @param url a direct connection: a pooler of transactions would share the session
 * @returns `null` where another process has it
 */
export async function holdAdvisoryLock(url: string, name: string): Promise<HeldLock | null> {
  const attempt = createLockSessions(url, name);
  const taken = Promise.withResolvers<void>();
  const closing = new AbortController();

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
