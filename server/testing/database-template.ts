import { createHash } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openDatabase } from '../database/database.ts';
import { startJobs } from '../jobs/jobs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIGRATIONS = join(ROOT, 'prisma/migrations');
const CACHE = join(ROOT, 'node_modules/.cache/alongside');
/** What a migrated database is made of: where one of these changes, the template is made anew. */
const INGREDIENTS = ['package-lock.json', 'server/database/embedded.ts', 'server/jobs/jobs.ts'];

/**
 * Makes the embedded database that tests start from, where it is not there yet: `initdb`, all
 * migrations and the job queue's tables take seconds, a copy of the result a fraction of one.
 */
export async function prepareDatabaseTemplate(): Promise<void> {
  const template = await templateDir();
  if (existsSync(template)) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-template-'));
  try {
    const log = pino({ level: 'silent' });
    const database = await openDatabase({ url: null, dataDir, log });
    const jobs = await startJobs({ database, url: null, log });
    await jobs.stop();
    await database.close();
    await rm(CACHE, { recursive: true, force: true });
    const unfinished = `${template}.${process.pid}`;
    await cp(join(dataDir, 'postgres'), unfinished, { recursive: true });
    await rename(unfinished, template);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Makes a temporary `DATA_DIR` that holds a migrated, empty database. Whoever asks deletes it. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alongside-data-'));
  const template = await templateDir();
  // Without a template, such as in a measurement, the server makes its database itself.
  if (existsSync(template)) {
    // Not `cp` of `fs/promises`: for a thousand files, that takes a second of a processor's time.
    cpSync(template, join(dataDir, 'postgres'), { recursive: true });
  }
  return dataDir;
}

async function templateDir(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of INGREDIENTS) hash.update(await readFile(join(ROOT, file)));
  for (const file of (await readdir(MIGRATIONS, { recursive: true })).sort()) {
    if (file.endsWith('.sql')) hash.update(file).update(await readFile(join(MIGRATIONS, file)));
  }
  return join(CACHE, `database-${hash.digest('hex').slice(0, 16)}`);
}
