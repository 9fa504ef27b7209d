import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectOutput } from './collect-output.ts';

const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Minified as what is shipped, or not, which is built sooner. */
type Mode = 'production' | 'development';

/**
 * Builds the extension beside the one in `.output` that most tests use, and as that one is for tests.
 *
 * @param name of its folder
 * @param env what the build is told, besides this process' own environment
 * @returns the folder to load
 */
export async function buildExtension(
  name: string,
  env: Record<string, string>,
  mode: Mode = 'production',
): Promise<string> {
  const outDir = join('.output', name);
  const build = spawn(process.execPath, [WXT, 'build', '--level', 'warn', '--mode', mode], {
    cwd: ROOT,
    env: { ...process.env, WXT_OUT_DIR: outDir, WXT_OPEN_SHADOW: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = collectOutput(build);
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error(`The extension ${name} was not built:\n${written()}`);
  return join(ROOT, outDir, mode === 'production' ? 'chrome-mv3' : 'chrome-mv3-dev');
}
