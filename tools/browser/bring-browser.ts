import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runQuietly } from '../run-quietly.ts';
import { findBrowser } from './find-browser.ts';

/** Puppeteer's download is some 150 MB; a network that refuses it does so at once. */
const DOWNLOAD_TIMEOUT_MS = 300_000;
const PUPPETEER = fileURLToPath(import.meta.resolve('puppeteer/internal/node/cli.js'));

/** What brings a browser to a machine; each way gives the reason in one line where it failed. */
export interface BrowserSources {
  find(): Promise<string | null>;
  download(): string | null;
  /** `null` where there is no apt-get, or no right to use it. */
  aptGet: (() => string | null) | null;
  /** Tells whoever waits, in whole lines. */
  tell(line: string): void;
}

const SOURCES: BrowserSources = {
  find: findBrowser,
  download: () =>
    runQuietly(process.execPath, [PUPPETEER, 'browsers', 'install', 'chrome'], DOWNLOAD_TIMEOUT_MS),
  aptGet:
    existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
      ? () => {
          runQuietly('apt-get', ['update', '-q']); // what it lacks then shows in the next
          const packages = ['chromium', 'fonts-dejavu'];
          return runQuietly('apt-get', ['install', '-qy', '--no-install-recommends', ...packages]);
        }
      : null,
  tell: (line) => process.stderr.write(`${line}\n`),
};

/**
 * The browser to run, brought to this machine where it has none: by Puppeteer's download, else by
 * apt-get on a Debian-like system as root.
 *
 * @throws Error with one line on what to do when neither is to be had
 */
export async function bringBrowser(sources: BrowserSources = SOURCES): Promise<string> {
  const there = await sources.find();
  if (there) return there;
  sources.tell('No Chromium here: bringing one (150 MB).');
  const refused = sources.download();
  const downloaded = await sources.find();
  if (downloaded) return downloaded;
  const { aptGet } = sources;
  sources.tell(`It can’t be downloaded (${refused})${aptGet ? ': asking apt-get for one.' : '.'}`);
  const lacking = aptGet?.() ?? null;
  const installed = await sources.find();
  if (installed) return installed;
  throw new Error(
    `No Chromium could be brought here${lacking === null ? '' : ` (apt-get: ${lacking})`}. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.`,
  );
}

/** As {@link bringBrowser}, for a command: where there is none, it says so in a line and ends. */
export async function bringBrowserOrExit(): Promise<string> {
  return bringBrowser().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
}

if (import.meta.main) await bringBrowserOrExit();
