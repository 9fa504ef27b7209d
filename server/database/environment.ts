import * as v from 'valibot';
import { variable } from '../variable.ts';

const MAX_CONNECTIONS = 1_000;
const notASize = `is no number of connections: set 1 to ${MAX_CONNECTIONS}`;
const MAX_STATEMENT_SECONDS = 3_600;
const notSeconds = `is no number of seconds: set 1 to ${MAX_STATEMENT_SECONDS}`;

/** The environment variables of the database. */
export const databaseVariables = {
  DATABASE_URL: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.nonEmpty('is empty: give it a value or unset it'),
        v.regex(
          /^postgres(ql)?:\/\//,
          'is no PostgreSQL address: write postgresql://user:password@host/database',
        ),
        v.check(
          (url) => !url.includes('#'),
          'has a # in it: write %23 for one in a user name or password (and %2F for /, %3F for ?, %40 for @)',
        ),
        v.check(
          isReadable,
          'can’t be read: write postgresql://user:password@host/database, with %23 for #, %25 for %, %2F for /, %3A for :, %3F for ? and %40 for @ in user name and password',
        ),
        v.check(
          (url) => !isReadable(url) || new URL(url).pathname.length > 1,
          'names no database: write postgresql://user:password@host/database',
        ),
      ),
    ),
    'the database, as `postgresql://user:password@host/database` ([more](database.md))',
    'embedded',
  ),
  DATABASE_POOL_SIZE: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,4}$/, notASize),
        v.transform(Number),
        v.minValue(1, notASize),
        v.maxValue(MAX_CONNECTIONS, notASize),
      ),
      '10',
    ),
    'connections of a process for requests; it has 7 or 8 besides ([for what](database.md))',
  ),
  DATABASE_STATEMENT_TIMEOUT_SECONDS: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,4}$/, notSeconds),
        v.transform(Number),
        v.minValue(1, notSeconds),
        v.maxValue(MAX_STATEMENT_SECONDS, notSeconds),
      ),
      '30',
    ),
    'how long a statement may take before PostgreSQL ends it',
  ),
};
const Variables = v.object(databaseVariables);

/** Where the data is, and how it is reached. */
export interface DatabaseSettings {
  /** A PostgreSQL connection string, or `null` for the embedded database. */
  url: string | null;
  /** Connections of a server process for all but jobs. */
  poolSize: number;
  /** Ms after which PostgreSQL ends a statement. */
  statementTimeoutMs: number;
}

/** The settings out of variables that were found to be good. */
export function databaseSettings(given: v.InferOutput<typeof Variables>): DatabaseSettings {
  return {
    url: given.DATABASE_URL ?? null,
    poolSize: given.DATABASE_POOL_SIZE,
    statementTimeoutMs: given.DATABASE_STATEMENT_TIMEOUT_SECONDS * 1_000,
  };
}

/** What is wrong with these variables together; each line begins with the variable's name. */
export function databaseProblems(env: Record<string, string | undefined>): string[] {
  if (env.DATABASE_URL) return [];
  return ['DATABASE_POOL_SIZE', 'DATABASE_STATEMENT_TIMEOUT_SECONDS']
    .filter((name) => env[name])
    .map((name) => `${name} goes with DATABASE_URL, which is not set: set that, or unset it`);
}

function isReadable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  try {
    const { username, password } = new URL(url);
    return decodeURIComponent(username + password) !== null;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
