import { type HeldLock, holdAdvisoryLock } from '../database/advisory-lock.ts';
import { explainDatabaseFailure } from '../database/explain-failure.ts';
import { schemaOf } from '../database/schema-of.ts';
import { StartError } from '../start-error.ts';

/**
 * Makes sure that this process's embedded Channels server is the only one on the database: learners on
 * two would not see each other.
 *
 * @throws StartError where another process has one
 */
export async function beOnlyChannels(url: string): Promise<HeldLock> {
  const name = `embedded Channels of ${schemaOf(url)}`;
  const held = await holdAdvisoryLock(url, name).catch((error: unknown) => {
    throw explainDatabaseFailure('postgresql', error);
  });
  if (held) return held;
  throw new StartError(secondChannels());
}

/** Why one of two has to end, and what to do. */
export function secondChannels(): string {
  return (
    'DATABASE_URL names a database on which another server process runs with its embedded Channels ' +
    'server: learners on two of them would not see each other. Stop that process, or give all of them ' +
    'one Channels outside by PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and PUSHER_CLUSTER or PUSHER_HOST.'
  );
}
