// `npm run build:server`: makes what the server runs on and git does not hold, which is Prisma's client and
// the pages that it sends to browsers. Whoever starts the server comes by here: a clone, a machine or an
// image that then drops what is only needed to build. Runs on the machine's own Node and without any package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** npm's scripts have the packages' programs on their PATH; who runs this file by hand has not. */
const PRISMA = 'node_modules/prisma/build/index.js';
const VITE = 'node_modules/vite/bin/vite.js';
const VITE_CONFIG = 'server/pages/vite.config.ts';
/** The build's own list of what it was made of. */
const PAGES_SOURCES = 'server/pages/generated/.sources.json';

/**
 * @typedef {object} Part
 * @property {string[]} made what has to be there
 * @property {string} stamp says what it was made from, by content, since a copied file has another time
 * @property {() => string[]} sources
 * @property {string[]} command a program in `node_modules`, and what it is to do
 */

/** @type {Part[]} */
const PARTS = [
  {
    made: ['server/database/generated/client.ts'],
    stamp: 'server/database/generated/.made-from',
    sources: () => ['prisma/schema.prisma'],
    command: [PRISMA, 'generate', '--no-hints'],
  },
  {
    made: ['server/pages/generated/admin/index.html', PAGES_SOURCES],
    stamp: 'server/pages/generated/.made-from',
    sources: () => [
      VITE_CONFIG,
      'server/pages/tsconfig.json',
      ...JSON.parse(readFileSync(PAGES_SOURCES, 'utf8')),
    ],
    command: [VITE, 'build', '--config', VITE_CONFIG, '--logLevel', 'warn'],
  },
];

/** Whether all that the server needs built is there and up to date. */
export function isServerBuilt() {
  return PARTS.every(isBuilt);
}

/** Builds what is missing or out of date. Ends the process where that fails. */
export function buildServer() {
  for (const part of PARTS) if (!isBuilt(part)) build(part);
}

/** @param {Part} part */
function isBuilt({ made, stamp, sources }) {
  return [...made, stamp].every(existsSync) && readFileSync(stamp, 'utf8') === digest(sources());
}

/** @param {Part} part */
function build({ stamp, sources, command }) {
  if (!existsSync(command[0])) {
    process.stderr.write(
      `The server can’t be built: ${command[0]} is not installed. Run: npm ci --include=dev\n`,
    );
    process.exit(1);
  }
  const { status, stdout, stderr } = spawnSync('node', command, { encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, digest(sources()));
}

/**
 * A digest of these files and of the packages' versions. A file that is gone is another content.
 *
 * @param {string[]} files
 */
function digest(files) {
  const hash = createHash('sha256').update(JSON.stringify(versions()));
  for (const file of files) {
    hash.update(`${file}\n`).update(existsSync(file) ? readFileSync(file) : '');
  }
  return hash.digest('hex');
}

/** What package-lock.json names; its own text npm changes at will, such as when it prunes. */
function versions() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version }]) => `${path} ${version}`)
    .sort();
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) buildServer();
