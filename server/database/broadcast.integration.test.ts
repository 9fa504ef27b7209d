import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { type Broadcast, openBroadcast } from './broadcast.ts';
import { startPostgres } from './testing/postgres.ts';

const postgres = await startPostgres();

describe.skipIf(!postgres)('what one process tells', () => {
  const opened = new AsyncDisposableStack();
  afterAll(async () => {
    await opened.disposeAsync();
    await postgres?.stop();
  });

  /** A process, with what it received. */
  async function open(url: string, pool: pg.Pool, schema = 'public') {
    const received: string[] = [];
    let onReceived = (): void => undefined;
    const broadcast: Broadcast = opened.use(
      await openBroadcast({
        ...{ url, schema, pool },
        onMessage(message) {
          received.push(message);
          onReceived();
        },
        onAgain() {
          received.push('again');
          onReceived();
        },
      }),
    );
    const hearing = (): Promise<void> =>
      new Promise((resolve) => {
        onReceived = resolve;
      });
    return { ...broadcast, received, hearing };
  }

  it('is told to all others on its schema, and again after a session was lost', async () => {
    const url = (await postgres?.createDatabase()) ?? '';
    const pool = new pg.Pool({ connectionString: url });
    opened.defer(() => pool.end());
    const [one, other] = [await open(url, pool), await open(url, pool)];
    const elsewhere = await open(url, pool, 'elsewhere');
    let next = other.hearing();
    await one.send('a');
    await next;
    expect(other.received).toEqual(['a']);
    next = other.hearing();
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`,
    );
    await next;
    expect(other.isListening()).toBe(true);
    next = other.hearing();
    await one.send('b');
    await next;
    expect(other.received).toEqual(['a', 'again', 'b']);
    expect(elsewhere.received).not.toContain('a');
  });
});
