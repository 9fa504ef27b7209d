// `npm run build:server`: makes what the server runs on and git does not hold, which is Prisma's client.
// Whoever starts the server comes by here: a clone, a machine or an image that then drops what is only
// needed to build. Runs on the machine's own Node and without any package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCHEMA = 'prisma/schema.prisma';
const CLIENT = 'server/database/generated/client.ts';
/** Says what the client was made from. By content, since a copied file has another time. */
const STAMP = 'server/database/generated/.made-from';
/** npm's scripts have the packages' programs on their PATH; who runs this file by hand has not. */
const PRISMA = 'node_modules/prisma/build/index.js';

/** Whether all that the server needs built is there and up to date. */
export function isServerBuilt() {
  return existsSync(CLIENT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === source();
}

/** Builds what is missing or out of date. Ends the process where that fails. */
export function buildServer() {
  if (isServerBuilt()) return;
  if (!existsSync(PRISMA)) {
    process.stderr.write(
      'The server can’t be built: Prisma’s command is not installed. Run: npm ci --include=dev\n',
    );
    process.exit(1);
  }
  const arguments_ = [PRISMA, 'generate', '--no-hints'];
  const { status, stdout, stderr } = spawnSync('node', arguments_, { encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
  writeFileSync(STAMP, source());
}

function source() {
  const hash = createHash('sha256').update(readFileSync(SCHEMA));
  return hash.update(readFileSync('package-lock.json')).digest('hex');
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) buildServer();
