import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the server's programs may be, besides the PATH: Debian keeps them off it. */
const DIRECTORIES = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
];
/** A cluster that others are copied from, and the password of all: in the environment, for all that a run starts. */
const TEMPLATE = 'ALONGSIDE_TEST_CLUSTER';
const PASSWORD = 'ALONGSIDE_TEST_CLUSTER_PASSWORD';

/** Whom PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** The directory of PostgreSQL's programs, or `undefined` where none is installed. */
export function findPrograms(): string | undefined {
  return DIRECTORIES.find((directory) =>
    ['postgres', 'initdb'].every((program) => existsSync(join(directory, program))),
  );
}

/**
 * Makes one cluster that {@link makeCluster} copies from now on: `initdb` takes ten times as long.
 *
 * @returns what deletes it
 */
export async function prepareClusterTemplate(): Promise<() => Promise<void>> {
  const programs = findPrograms();
  if (!programs || process.env[TEMPLATE]) return async () => undefined;
  const directory = await mkdtemp(join(tmpdir(), 'alongside-cluster-'));
  const template = join(directory, 'template');
  process.env[PASSWORD] = await makeCluster(programs, template, await unprivilegedAccount());
  process.env[TEMPLATE] = template;
  return () => rm(directory, { recursive: true, force: true });
}

/**
 * Makes a cluster's directory, of which `account` is the owner.
 *
 * @returns the password of its user `alongside`
 */
export async function makeCluster(
  programs: string,
  cluster: string,
  account: Account | null,
): Promise<string> {
  const { [TEMPLATE]: template, [PASSWORD]: known } = process.env;
  if (template && known) {
    await run('cp', ['-a', template, cluster]);
    return known;
  }
  const password = randomBytes(12).toString('hex');
  const directory = dirname(cluster);
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, password);
  if (account) {
    for (const path of [directory, passwordFile]) await chown(path, account.uid, account.gid);
  }
  await run(
    join(programs, 'initdb'),
    [
      ...['--pgdata', cluster, '--username', 'alongside', '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    ],
    { ...account, cwd: directory },
  );
  return password;
}

/** Whom to run as, where this is root: PostgreSQL refuses root. `null` elsewhere. */
export async function unprivilegedAccount(): Promise<Account | null> {
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
