import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError } from './start-error.ts';
import { systemErrorCode } from './system-error.ts';

const ELSEWHERE = 'or set DATA_DIR to another directory.';

/**
 * Makes the directory that everything the server writes is below, and tries whether it can be written to.
 *
 * @throws StartError naming DATA_DIR
 */
export function prepareDataDirectory(dataDir: string): void {
  const trial = join(dataDir, `.trial-${process.pid}`);
  try {
    makeDirectory(resolve(dataDir));
    writeFileSync(trial, 'trial', { flush: true });
  } catch (error) {
    // An empty one is left where the disk is full.
    if (existsSync(trial)) rmSync(trial);
    throw new StartError(`DATA_DIR ${resolve(dataDir)} ${explainWriteFailure(error)}`, {
      cause: error,
    });
  }
  rmSync(trial);
}

/** Level by level: Node's own `recursive` never comes back where a file system has no directories made. */
function makeDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  makeDirectory(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** What keeps files from being written there, and what to do, to follow the directory's name. */
export function explainWriteFailure(
  error: unknown,
  code: string | null = systemErrorCode(error),
): string {
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `is a file, or lies below one, where a directory is needed. Move it away, ${ELSEWHERE}`;
    case 'EACCES':
    case 'EPERM':
      return `can't be written to by this user. Give it the right to, ${ELSEWHERE}`;
    case 'EROFS':
      return `is on a disk that is read-only. Mount it for writing, ${ELSEWHERE}`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `is on a disk that is full. Make room there, ${ELSEWHERE}`;
    case 'ENOENT':
      return `can't be made there. Make it by hand, ${ELSEWHERE}`;
    default:
      return `can't be written to: ${code ?? String(error)}. Mend that, ${ELSEWHERE}`;
  }
}
