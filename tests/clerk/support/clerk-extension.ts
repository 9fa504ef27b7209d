import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishableKey } from '../frontend-api/hosts.ts';

const WXT = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** How a build for Clerk differs from another. */
export interface ClerkExtensionOptions {
  /** Names its folder. */
  name: string;
  mode?: 'test' | 'live';
  syncHost?: string;
  signInUrl?: string;
}

/**
 * Builds the extension for the tests' Clerk instance, beside the one in `.output` that others use.
 *
 * @returns the folder to load
 */
export async function buildClerkExtension(options: ClerkExtensionOptions): Promise<string> {
  const { name, mode = 'test', syncHost, signInUrl } = options;
  const outDir = join('.output', `clerk-${name}`);
  const build = spawn(process.execPath, [WXT, 'build', '--level', 'warn'], {
    cwd: ROOT,
    env: {
      ...process.env,
      WXT_OUT_DIR: outDir,
      WXT_OPEN_SHADOW: '1',
      WXT_CLERK_PUBLISHABLE_KEY: publishableKey(mode),
      ...(syncHost === undefined ? {} : { WXT_CLERK_SYNC_HOST: syncHost }),
      ...(signInUrl === undefined ? {} : { WXT_CLERK_SIGN_IN_URL: signInUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [build.stdout, build.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error(`The extension was not built for Clerk:\n${written}`);
  return join(ROOT, outDir, 'chrome-mv3');
}
