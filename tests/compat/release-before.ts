import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The last commit of 0.1.0. */
const COMMIT = '0519d5980f6d1cd86b1ce3ed4712c183a0f924ad';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Whether the repository's history reaches as far back as the release before: a shallow clone's does not. */
export function hasReleaseBefore(): boolean {
  const found = spawnSync('git', ['cat-file', '-e', `${COMMIT}^{commit}`], { cwd: ROOT });
  return found.status === 0;
}

/**
 * Builds the extension of the release before out of the history, once, with today's packages: those that it is
 * made of are of the same versions.
 *
 * @returns the folder to load
 */
export function buildReleaseBefore(): string {
  const directory = join(ROOT, '.output', 'release-before', COMMIT.slice(0, 12));
  const extension = join(directory, '.output', 'chrome-mv3');
  if (existsSync(join(extension, 'manifest.json'))) return extension;
  mkdirSync(directory, { recursive: true });
  const files = execFileSync('git', ['archive', COMMIT], { cwd: ROOT, maxBuffer: 64 * 1024 ** 2 });
  execFileSync('tar', ['-x', '-C', directory], { input: files });
  const packages = join(directory, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(ROOT, 'node_modules'), packages);
  const wxt = join(packages, 'wxt', 'bin', 'wxt.mjs');
  const built = spawnSync(process.execPath, [wxt, 'build', '--level', 'error'], {
    cwd: directory,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (built.status !== 0) throw new Error(`It was not built:\n${built.stdout}${built.stderr}`);
  return extension;
}
