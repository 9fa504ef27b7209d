// Brings what package-lock.json names where it is not there yet, and generates what is not in git.
// Runs on the machine's own Node and without any package, so that every command works right after
// `git clone`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';

const NAMED = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';
const SCHEMA = 'prisma/schema.prisma';
const CLIENT = 'server/database/generated/client.ts';
const ENTRYPOINTS = 'extension/entrypoints';
const WXT_TYPES = '.wxt/types/paths.d.ts';

if (!isInstalled())
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
if (!isNewer(CLIENT, SCHEMA)) run('prisma', ['generate', '--no-hints']);
// The folder is as old as the last entrypoint that was added or taken away.
if (!isNewer(WXT_TYPES, ENTRYPOINTS)) {
  run('wxt', ['prepare', '--level', 'warn']);
  // What has not changed WXT leaves as it is.
  utimesSync(WXT_TYPES, new Date(), new Date());
}

/** npm notes what it installed in the same words; optional packages of other systems are left out. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const named = JSON.parse(readFileSync(NAMED, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(named).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' || optional || devOptional || link || installed[path]?.version === version,
  );
}

/**
 * @param {string} made
 * @param {string} source
 */
function isNewer(made, source) {
  return existsSync(made) && statSync(made).mtimeMs >= statSync(source).mtimeMs;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
