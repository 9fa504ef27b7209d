import { DatabaseSync } from 'node:sqlite';
import { DatabaseError } from './database-error.ts';

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Keeps every other process from `directory` until the returned function is called. PGlite takes no
 * lock of its own, and two processes on one directory lose rows silently. Node has no file locks, but
 * SQLite does: the operating system drops this one when the process ends, however it ends.
 *
 * @throws DatabaseError `directory-in-use` where another process, or this one, has it already
 */
export function lockDirectory(directory: string): () => void {
  const lock = new DatabaseSync(`${directory}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DatabaseError(
      'directory-in-use',
      `The database directory ${directory} is in use by another process. Stop that one, or give this ` +
        'one a DATA_DIR of its own. For several servers on one database set DATABASE_URL to a ' +
        'PostgreSQL server.',
    );
  }
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
