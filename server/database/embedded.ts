import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import * as v from 'valibot';
import { explainWriteFailure } from '../data-directory.ts';
import { systemErrorCode } from '../system-error.ts';
import { DatabaseError } from './database-error.ts';
import { lockDirectory } from './directory-lock.ts';
import { createEmbeddedSockets } from './embedded-socket.ts';
import type { OpenPool } from './open-pool.ts';

const WasmError = v.object({ errno: v.number() });
/** https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno */
const WASI_ERRORS: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
};

/** Small, since one process is served; UTC, since Prisma sends timestamps without their offset. */
const SETTINGS = ['shared_buffers=16MB', 'max_connections=5', 'TimeZone=UTC'];

/**
 * Opens PostgreSQL inside this process (PGlite), with its files in `{dataDir}/postgres`, made at first
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

async function start(directory: string): Promise<PGlite> {
  if (!existsSync(directory)) await initialise(directory);
  try {
    return await load(directory);
  } catch (error) {
    const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => 'unknown');
    const code = wasmErrorCode(error);
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
    const pglite = await load(unfinished);
    await pglite.close();
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw unwritable(directory, error, wasmErrorCode(error) ?? systemErrorCode(error));
  }
  await rename(unfinished, directory);
}

async function load(directory: string): Promise<PGlite> {
  // Before PGlite is compiled: optimised by V8, its 9 MB of WebAssembly take 900 MB of memory at start
  // and run no faster.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create(directory, { postgresqlconf: SETTINGS });
}

function unwritable(directory: string, error: unknown, code: string | null): DatabaseError {
  return new DatabaseError(
    'directory-unusable',
    `The embedded database in ${directory} ${explainWriteFailure(error, code)}`,
  );
}

/** The code of an error of PGlite's file system, which has numbers for them; `null` where it is none. */
function wasmErrorCode(error: unknown): string | null {
  const parsed = v.safeParse(WasmError, error);
  return parsed.success ? (WASI_ERRORS[parsed.output.errno] ?? null) : null;
}
