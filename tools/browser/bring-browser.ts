import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.ts';

/** Ms; Puppeteer's download is some 150 MB, a network that refuses it does so at once. */
const DOWNLOAD_TIMEOUT = 300_000;

/**
 * The browser to run, brought to this machine where it has none: by Puppeteer's download, else by
 * apt-get on a Debian-like system as root.
 *
 * @throws Error with one line on what to do when neither is to be had
 */
export async function bringBrowser(): Promise<string> {
  const there = await findBrowser();
  if (there) return there;
  process.stderr.write('No Chromium here: bringing one.\n');
  run('npx', ['puppeteer', 'browsers', 'install', 'chrome'], DOWNLOAD_TIMEOUT);
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu']);
  }
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium could be brought here. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.',
  );
}

function run(command: string, args: string[], timeout?: number): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PUPPETEER_SKIP_DOWNLOAD: '' },
    ...(timeout === undefined ? {} : { timeout }),
  });
}

if (import.meta.main) await bringBrowser();
