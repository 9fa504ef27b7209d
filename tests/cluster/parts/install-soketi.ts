import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from '../../../tools/run-quietly.ts';

const VERSION = '1.6.1';
const INSTALL_MS = 180_000;
const DIRECTORY = fileURLToPath(new URL(`../../../.output/soketi-${VERSION}`, import.meta.url));

/** Its engine is published outside of npm: this is the same for it, built. It runs on Node 20 at the latest. */
const ENGINE = 'npm:@trufflesuite/uws-js-unofficial@20.30.0-unofficial.0';
const NODE = `node-${process.platform}-${process.arch}`;

/** An installed soketi: a program of others, under the AGPL, that tests run and nobody ships. */
export interface Soketi {
  /** The Node that runs it. */
  node: string;
  script: string;
}

/**
 * Installs soketi from npm, once, in a folder of its own, outside the project’s dependencies.
 *
 * @returns why it can't be had, in words, where it can't
 */
export function installSoketi(): Soketi | string {
  const packages = join(DIRECTORY, 'node_modules');
  const soketi = {
    node: join(packages, NODE, 'bin', 'node'),
    script: join(packages, '@soketi', 'soketi', 'bin', 'server.js'),
  };
  if (Object.values(soketi).every((file) => existsSync(file))) return soketi;
  mkdirSync(DIRECTORY, { recursive: true });
  const manifest = {
    private: true,
    dependencies: { '@soketi/soketi': VERSION, [NODE]: '20' },
    overrides: { 'uWebSockets.js': ENGINE },
  };
  writeFileSync(join(DIRECTORY, 'package.json'), JSON.stringify(manifest));
  const args = ['install', '--prefix', DIRECTORY, '--ignore-scripts', '--no-audit', '--no-fund'];
  const failure = runQuietly('npm', args, INSTALL_MS);
  return failure === null ? soketi : `soketi ${VERSION} is not to be had from npm: ${failure}`;
}
