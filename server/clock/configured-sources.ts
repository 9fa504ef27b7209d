import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { isLoopback } from '../http/loopback.ts';
import { channelsOrigin } from '../presence/pusher-client.ts';
import { databaseClock, httpClock } from './clock-sources.ts';
import type { ClockSource } from './clock-watch.ts';
import { TOLERANCE_MS } from './judge-clock.ts';

/** The clocks that this machine's can be held against, but for the push services', whose answers bring theirs. */
export function clockSources({ database, channels, identity }: Config, pool: Pool): ClockSource[] {
  const sources = [databaseClock(pool, database.url)].filter((source) => source !== null);
  if (channels.kind === 'hosted') {
    const origin = channelsOrigin(channels);
    const clock = httpClock(`${origin}/`);
    sources.push(isLoopback(new URL(origin).hostname) ? onlyIfOff(clock) : clock);
  }
  const asksClerk = identity.kind === 'clerk' && identity.secretKey !== null;
  if (asksClerk && !isLoopback(new URL(identity.apiUrl).hostname))
    sources.push(httpClock(identity.apiUrl));
  return sources;
}

/** A clock of this machine has nothing to say for it, and all the same against it where it is another. */
function onlyIfOff(read: ClockSource): ClockSource {
  return async () => {
    const reading = await read();
    if (Math.abs(reading.offsetMs) > TOLERANCE_MS) return reading;
    throw new Error(`${reading.source} goes by this machine's clock.`);
  };
}
