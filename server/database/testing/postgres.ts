import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Where the server's programs may be, besides the PATH: Debian keeps them off it. */
const DIRECTORIES = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
];
const READY = 'database system is ready to accept connections';

/** A PostgreSQL server for tests. */
export interface TestPostgres {
  /** The password in its connection strings, for tests that look for it where it must not be. */
  password: string;
  /** Makes an empty database and gives its connection string. */
  createDatabase(): Promise<string>;
  /** Ends the server and deletes all it wrote. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of this machine with its files in a temporary directory. It listens on a Unix
 * socket there, asks for a password, and is set to a time zone away from UTC, as servers may be.
 *
 * @returns the server, or `null` where none is installed; the reason is then printed
 * @throws Error with the server's own words when it does not start
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const programs = DIRECTORIES.find((directory) =>
    ['postgres', 'initdb'].every((program) => existsSync(join(directory, program))),
  );
  if (!programs) {
    console.warn('Tests on PostgreSQL are skipped: postgres and initdb are not installed.');
    return null;
  }
  const directory = await mkdtemp(join(tmpdir(), 'alongside-postgres-'));
  const password = randomBytes(12).toString('hex');
  const server = await start(programs, directory, password).catch(async (error: unknown) => {
    await rm(directory, { recursive: true });
    throw error;
  });
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);

  let databases = 0;
  const address = (database: string) =>
    `postgresql://alongside:${password}@localhost/${database}?host=${encodeURIComponent(directory)}`;
  return {
    password,
    async createDatabase() {
      databases += 1;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE test${databases}`);
      await client.end();
      return address(`test${databases}`);
    },
    async stop() {
      process.off('exit', end);
      const exited = once(server, 'exit');
      server.kill('SIGINT'); // a fast shutdown: it ends the sessions that are left
      await exited;
      await rm(directory, { recursive: true });
    },
  };
}

async function start(programs: string, directory: string, password: string): Promise<ChildProcess> {
  const account = await unprivilegedAccount();
  const cluster = join(directory, 'cluster');
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, password);
  if (account) {
    for (const path of [directory, passwordFile]) await chown(path, account.uid, account.gid);
  }
  const options = { ...account, cwd: directory };
  await run(
    join(programs, 'initdb'),
    [
      ...['--pgdata', cluster, '--username', 'alongside', '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ],
    options,
  );
  const server = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', cluster, '-k', directory, '-c', 'listen_addresses='],
      ...['-c', 'fsync=off', '-c', 'timezone=America/New_York'],
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return server;
}

/** Whom to run as, where this is root: PostgreSQL refuses root. `null` elsewhere. */
async function unprivilegedAccount(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const account = accounts.find(([name]) => name === wanted);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody.');
}

/** Resolves when the server says that it is ready. Its words are read to the end, or it would block. */
async function ready(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('the server has no stderr');
  const lines = createInterface(server.stderr);
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  });
}
