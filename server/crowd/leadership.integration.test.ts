import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/database.ts';
import { createLockSessions } from '../database/lock-session.ts';
import { startPostgres } from '../database/testing/postgres.ts';
import { createCountStore } from './count-store.ts';
import { callLeader, leadAlone } from './leadership.ts';

const postgres = await startPostgres();

describe.skipIf(!postgres)('of several processes on a database', () => {
  const opened = new AsyncDisposableStack();
  afterAll(async () => {
    await opened.disposeAsync();
    await postgres?.stop();
  });

  /** A process, with whether it leads, and what it was called for. */
  function start(url: string) {
    const ending = new AbortController();
    const calls: string[] = [];
    const seen = { leads: false, calls, failures: 0 };
    const led = leadAlone(
      {
        async lead(signal) {
          seen.leads = true;
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          seen.leads = false;
        },
        call: (channel) => calls.push(channel),
      },
      { url, schema: 'public' },
      { signal: ending.signal, noteFailure: () => (seen.failures += 1) },
    );
    async function stop(): Promise<void> {
      ending.abort();
      await led;
    }
    opened.defer(stop);
    return { seen, stop };
  }

  it('one counts crowds, hears the calls of all, and is followed by another within 5 s', async () => {
    const url = (await postgres?.createDatabase()) ?? '';
    const pool = new pg.Pool({ connectionString: url });
    pool.on('error', () => undefined);
    opened.defer(() => pool.end());
    const first = start(url);
    await expect.poll(() => first.seen.leads).toBe(true);
    const second = start(url);

    await callLeader(pool, 'public', 'presence-chapter-1');
    await callLeader(pool, 'another schema', 'presence-chapter-2');
    await expect.poll(() => first.seen.calls).toEqual(['presence-chapter-1']);
    expect([second.seen.leads, second.seen.calls]).toEqual([false, []]);

    await first.stop();
    await expect.poll(() => second.seen.leads, { timeout: 5_000 }).toBe(true);
    expect([first.seen.leads, first.seen.failures]).toEqual([false, 0]);

    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name LIKE 'alongside lock%'`,
    );
    await expect.poll(() => second.seen.leads).toBe(false);
    await expect.poll(() => second.seen.leads, { timeout: 5_000 }).toBe(true);
  });

  it('another counts within 5 s of the stop of one, which can write nothing when it goes on', async () => {
    const url = (await postgres?.createDatabase()) ?? '';
    const log = pino({ level: 'silent' });
    const { prisma, close } = await openDatabase({ url, dataDir: '', log });
    opened.defer(close);
    // It says nothing, as a process under SIGSTOP.
    const stopped = await createLockSessions(url, 'crowds of public')();
    if (typeof stopped === 'string') throw new Error(`It is ${stopped}.`);
    const { put } = createCountStore(prisma, 'public').writeBy(stopped.session.client);
    const count = { count: 101, crowd: true, rejoin: false, isFull: true };
    expect(await put('presence-chapter-1', count)).toEqual({ seq: 1, ...count });

    const { seen } = start(url);
    await expect.poll(() => seen.leads, { timeout: 5_000 }).toBe(true);
    await expect(put('presence-chapter-1', count)).rejects.toThrow();
    expect((await prisma.crowdCount.findFirst())?.seq).toBe(1);
  });

  it('goes on counting for as long as it is alive, however little there is to write', async () => {
    const url = (await postgres?.createDatabase()) ?? '';
    const [first, second] = [start(url), start(url)];
    await expect.poll(() => first.seen.leads || second.seen.leads).toBe(true);
    const led = first.seen.leads;
    // Longer than anybody may be silent, and a try of the other.
    await wait(4_000);
    expect([first.seen.leads, second.seen.leads]).toEqual([led, !led]);
  });
});
