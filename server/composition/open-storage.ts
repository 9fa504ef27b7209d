import type { Logger } from 'pino';
import { type ClockWatch, createClockWatch } from '../clock/clock-watch.ts';
import { clockSources } from '../clock/configured-sources.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { schemaOf } from '../database/schema-of.ts';
import { createStores, type Stores } from './stores.ts';

/** Ms between two looks at other clocks. */
const CLOCK_MEASURED_EVERY_MS = 3_600_000;

/** The database, and a clock that was held against its and others'. */
export interface Storage {
  database: Database;
  schema: string;
  clock: ClockWatch;
  stores: Stores;
}

/**
 * Opens the database and brings it up to date.
 *
 * @param starting takes what has to be closed again
 * @throws StartError saying what the operator can do
 */
export async function openStorage(
  config: Config,
  { log, starting }: { log: Logger; starting: AsyncDisposableStack },
): Promise<Storage> {
  const { dataDir, database: settings } = config;
  const database = await openDatabase({ ...settings, dataDir, log });
  starting.defer(() => database.close());
  const clock = createClockWatch({
    sources: clockSources(config, database.pool),
    systemNow: Date.now,
    monotonic: () => performance.now(),
    log,
  });
  await clock.measure();
  const measuring = setInterval(() => void clock.measure(), CLOCK_MEASURED_EVERY_MS).unref();
  starting.defer(() => clearInterval(measuring));
  const schema = schemaOf(settings.url);
  return { database, schema, clock, stores: createStores(database, schema, clock.now) };
}
