import type { Pool } from 'pg';
import * as v from 'valibot';
import { isLoopback } from '../http/loopback.ts';
import { readingOf } from './clock-reading.ts';
import type { ClockSource } from './clock-watch.ts';

/** Ms that a clock may take to be read. */
const TIMEOUT_MS = 3_000;

const READ_CLOCK = {
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
  query_timeout: TIMEOUT_MS,
};
const Now = v.object({ now: v.number() });

/** The clock of whatever answers at `url`: any HTTP answer has a `Date`, also one that refuses. */
export function httpClock(url: string): ClockSource {
  return async () => {
    const askedAt = Date.now();
    const { headers } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const date = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(date)) throw new Error(`${new URL(url).host} shows no date.`);
    return readingOf(new URL(url).host, date, askedAt, Date.now());
  };
}

/** The clock of a database server; `null` where that is on this machine and has the same. */
export function databaseClock(pool: Pool, url: string | null): ClockSource | null {
  const host = url === null ? '' : (URL.parse(url)?.hostname ?? '');
  if (host === '' || isLoopback(host)) return null;
  return async () => {
    const askedAt = Date.now();
    const { rows } = await pool.query(READ_CLOCK);
    const answeredAt = Date.now();
    return {
      source: `the database at ${host}`,
      offsetMs: v.parse(Now, rows[0]).now - (askedAt + answeredAt) / 2,
      uncertaintyMs: (answeredAt - askedAt) / 2,
    };
  };
}
