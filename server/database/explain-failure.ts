import pg from 'pg';
import { systemErrorCode } from '../system-error.ts';
import { connectionFailure } from './connection-failure.ts';
import { DatabaseError } from './database-error.ts';

/** What to do, by PostgreSQL's code. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_SQLSTATE: Record<string, string> = {
  '28P01': 'Is the password right, with %23 for # and %40 for @?',
  '28000': 'Does its pg_hba.conf let this user in from here?',
  '3D000': 'Make the database, or name another.',
  '53300': 'Raise its max_connections, or lower DATABASE_POOL_SIZE.',
  '57P03': 'It is starting or stopping: try again in a moment.',
};
/** The same, by the code of the operating system. */
const BY_SYSTEM: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at that host and port: is PostgreSQL running?',
  ENOENT: 'There is no such socket: is PostgreSQL running?',
  ENOTFOUND: 'That host is not known.',
  ETIMEDOUT: 'That host does not answer: does a firewall keep this machine out?',
  EHOSTUNREACH: 'There is no way to that host.',
};
const INSUFFICIENT_PRIVILEGE = '42501';

/** What keeps the server from using its database, as an error for the operator. */
export function explainDatabaseFailure(
  kind: 'embedded' | 'postgresql',
  error: unknown,
): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const what = connectionFailure(error);
  if (kind === 'embedded') {
    return new DatabaseError('unreachable', `The embedded database can't be used: ${what}.`);
  }
  if (error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) {
    return new DatabaseError(
      'rights-missing',
      `The role in DATABASE_URL may not make the tables that are missing (${what}). Grant it CREATE on ` +
        'the schema and on the database, or apply the migrations by another role; see docs/database.md.',
    );
  }
  const hint = hintFor(error);
  return new DatabaseError(
    'unreachable',
    `The database at DATABASE_URL can't be used: ${what}.${hint ? ` ${hint}` : ''}`,
  );
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return BY_SQLSTATE[error.code ?? ''];
  return BY_SYSTEM[systemErrorCode(error) ?? ''];
}
