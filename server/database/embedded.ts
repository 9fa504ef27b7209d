import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { explainWriteFailure } from '../data-directory.ts';
import { systemErrorCode } from '../system-error.ts';
import { DatabaseError } from './database-error.ts';
import { lockDirectory } from './directory-lock.ts';
import { createEmbeddedSockets } from './embedded-socket.ts';
import { makeDatabase } from './make-database.ts';
import type { OpenPool } from './open-pool.ts';
import { PgliteStartError, type PgliteThread, startPgliteThread } from './start-pglite-thread.ts';

/**
 * Opens PostgreSQL inside this process (PGlite, in a thread), with its files in `{dataDir}/postgres`, made at first
 * start.
 *
 * @throws DatabaseError `directory-in-use` or `directory-unusable`
 */
export async function openEmbedded(dataDir: string): Promise<OpenPool> {
  const directory = join(dataDir, 'postgres');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(directory);
  try {
    const pglite = await start(directory);
    const sockets = createEmbeddedSockets(pglite);
    const pool = new pg.Pool({
      stream: () => sockets.create(),
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      max: 1,
      idleTimeoutMillis: 0, // there is nothing to save by closing the one connection
    });
    return {
      pool,
      schema: 'public',
      async close() {
        await pool.end();
        await sockets.closed();
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function start(directory: string): Promise<PgliteThread> {
  if (!existsSync(directory)) await initialise(directory);
  try {
    return await startPgliteThread(directory);
  } catch (error) {
    const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => 'unknown');
    const code = codeOf(error);
    if (code) throw unwritable(directory, error, code);
    throw new DatabaseError(
      'directory-unusable',
      `The embedded database in ${directory} (PostgreSQL version ${version.trim()}) does not start: ` +
        `${error instanceof Error ? error.message : error}. It is damaged, or was written by another ` +
        'version. Restore a backup, or move the directory away to start with an empty database.',
    );
  }
}

/** Makes an empty database under another name first: a start that was cut short leaves no half of one. */
async function initialise(directory: string): Promise<void> {
  const unfinished = `${directory}.new`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await mkdir(unfinished, { mode: 0o700 }); // PGlite's files are open to everyone
    await makeDatabase(unfinished);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw unwritable(directory, error, codeOf(error) ?? systemErrorCode(error));
  }
  await rename(unfinished, directory);
}

function unwritable(directory: string, error: unknown, code: string | null): DatabaseError {
  return new DatabaseError(
    'directory-unusable',
    `The embedded database in ${directory} ${explainWriteFailure(error, code)}`,
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof PgliteStartError ? error.code : null;
}
