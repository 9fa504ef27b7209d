// Brings what package-lock.json names where it is not there yet, and makes what is not in git.
// Runs on the machine's own Node and without any package, so that every command works right after
// `git clone`. `install.mjs server` asks for no more than the server needs to run.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { buildServer, isServerBuilt } from './build-server.mjs';

const NAMED = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';
/** The folder is as old as the last entrypoint that was added or taken away. */
const TYPED = ['extension/entrypoints', 'wxt.config.ts'];
const WXT_TYPES = '.wxt/types/paths.d.ts';
/** The server uses syntax that older ones can't read, and is TypeScript that is not compiled. */
const SERVER_NODE = 24;

if (process.argv[2] === 'server') {
  const isReady = isInstalled({ dev: false }) && isServerBuilt();
  if (!isReady) {
    install();
    buildServer();
  } else if (Number.parseInt(process.versions.node, 10) < SERVER_NODE) {
    process.stderr.write(
      `The server needs Node ${SERVER_NODE} or newer, and this is Node ${process.versions.node}. ` +
        'Install that, or run npm ci --include=dev, which brings it along.\n',
    );
    process.exit(1);
  }
} else {
  if (!isInstalled({ dev: true })) install();
  buildServer();
  if (!TYPED.every((source) => isNewer(WXT_TYPES, source))) {
    run('wxt', ['prepare', '--level', 'warn']);
    // What has not changed WXT leaves as it is.
    utimesSync(WXT_TYPES, new Date(), new Date());
  }
}

/** What builds is a dev dependency, and so is Node 24: needed also where NODE_ENV is production. */
function install() {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--include=dev', '--no-save', ...quiet]);
}

/**
 * npm notes what it installed in the same words; optional packages of other systems are left out.
 *
 * @param {{ dev: boolean }} which whether dev dependencies count
 */
function isInstalled(which) {
  if (!existsSync(INSTALLED)) return false;
  const named = JSON.parse(readFileSync(NAMED, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(named).every(
    ([path, { version, dev, optional, devOptional, link }]) =>
      path === '' ||
      optional ||
      devOptional ||
      link ||
      (dev && !which.dev) ||
      installed[path]?.version === version,
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
