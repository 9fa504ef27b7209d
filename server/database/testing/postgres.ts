import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { findPrograms, makeCluster, unprivilegedAccount } from './cluster.ts';

const READY = 'database system is ready to accept connections';
/** How long sessions have to end by themselves when the server stops. */
const SESSIONS_END_MS = 1_000;

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
  const programs = findPrograms();
  if (!programs) {
    console.warn('Tests on PostgreSQL are skipped: postgres and initdb are not installed.');
    return null;
  }
  const directory = await mkdtemp(join(tmpdir(), 'alongside-postgres-'));
  const { server, password } = await start(programs, directory).catch(async (error: unknown) => {
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
      // A smart shutdown first: a pool that was ended waits for none of its sessions to be closed, and
      // one that the server ends instead is an error that nobody handles.
      server.kill('SIGTERM');
      const timer = setTimeout(() => server.kill('SIGINT'), SESSIONS_END_MS);
      await exited;
      clearTimeout(timer);
      await rm(directory, { recursive: true });
    },
  };
}

async function start(
  programs: string,
  directory: string,
): Promise<{ server: ChildProcess; password: string }> {
  const account = await unprivilegedAccount();
  const cluster = join(directory, 'cluster');
  const password = await makeCluster(programs, cluster, account);
  if (account) await chown(directory, account.uid, account.gid);
  const server = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', cluster, '-k', directory, '-c', 'listen_addresses='],
      ...['-c', 'fsync=off', '-c', 'timezone=America/New_York'],
    ],
    { ...account, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  return { server, password };
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
