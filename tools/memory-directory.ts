import { statfsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';

/** Linux keeps what is written there in memory. */
const MEMORY = '/dev/shm';
/** Bytes that must be free: profiles and databases of a few tests at a time, and Chromium's own. */
const NEEDED = 4 * 2 ** 30;

/**
 * Has temporary files of this process, and of those that it starts, written to memory where this machine
 * has enough: what a test asks of a disk is a thousand small files for each database and each profile,
 * which takes a second of a processor's time where memory takes a twentieth.
 *
 * @returns what deletes them all
 */
export async function keepTemporaryFilesInMemory(): Promise<() => Promise<void>> {
  if (freeMemory() < NEEDED) return async () => undefined;
  const directory = await mkdtemp(`${MEMORY}/alongside-`);
  await chmod(directory, 0o711); // for PostgreSQL, which runs under a name of its own
  process.env.TMPDIR = directory;
  return () => rm(directory, { recursive: true, force: true, maxRetries: 5 });
}

function freeMemory(): number {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize;
  } catch {
    return 0; // a system that has no such directory
  }
}
