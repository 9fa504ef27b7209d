import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { isLoopback } from '../http/loopback.ts';
import { databaseClock, httpClock } from './clock-sources.ts';
import type { ClockSource } from './clock-watch.ts';

/** The clocks that this machine's can be held against, but for the push services', whose answers bring theirs. */
export function clockSources({ database, channels, identity }: Config, pool: Pool): ClockSource[] {
  const sources = [databaseClock(pool, database.url)].filter((source) => source !== null);
  if (channels.kind === 'hosted') {
    const host = channels.host ?? `api-${channels.cluster}.pusher.com`;
    const port = channels.port === null ? '' : `:${channels.port}`;
    if (!isLoopback(host))
      sources.push(httpClock(`http${channels.tls ? 's' : ''}://${host}${port}/`));
  }
  const asksClerk = identity.kind === 'clerk' && identity.secretKey !== null;
  if (asksClerk && !isLoopback(new URL(identity.apiUrl).hostname))
    sources.push(httpClock(identity.apiUrl));
  return sources;
}
