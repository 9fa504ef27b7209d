import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page, type WebWorker } from 'puppeteer';
import { EXTENSION_ID } from '../../server/contract/extension-id.ts';
import { bringBrowser } from './bring-browser.ts';
import { EXTENSION_DIR } from './extension-dir.ts';

/** A learner's own browser: a fresh profile with the built extension in it. */
export interface LearnerBrowser {
  browser: Browser;
  /** Opens `url` in a new tab and waits for its load event. */
  open(url: string): Promise<Page>;
  /** Opens the popup over `page`, as a click on the toolbar button does. */
  popup(page: Page): Promise<Page>;
  /** Types `name` into the popup over `page` and waits until the popup shows who is signed in. */
  signIn(page: Page, name: string): Promise<void>;
  /** The extension's worker, started if it is not running. */
  worker(): Promise<WebWorker>;
  close(): Promise<void>;
}

const FLAGS = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser with the extension, pointed at `serverUrl`.
 *
 * @param options.headless without a window; needed where there is no display
 * @param options.extensionDir the built extension, where it is another than the usual
 * @param options.env besides this process' own
 * @param options.profile a directory that outlives the browser; the extension is then loaded in the way
 * that keeps its push subscription over a restart
 */
export async function openLearnerBrowser(options: {
  serverUrl: string;
  headless?: boolean;
  args?: string[];
  extensionDir?: string;
  env?: Record<string, string>;
  profile?: string;
}): Promise<LearnerBrowser> {
  const { serverUrl, headless = true, extensionDir = EXTENSION_DIR, env, profile } = options;
  const userDataDir = profile ?? (await mkdtemp(join(tmpdir(), 'alongside-browser-')));
  const args = [...(options.args ?? []), ...(profile ? [`--load-extension=${extensionDir}`] : [])];
  const browser = await puppeteer.launch({
    executablePath: await bringBrowser(),
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir,
    ...(env && { env: { ...process.env, ...env } }),
    defaultViewport: headless ? { width: 1280, height: 800 } : null,
    args: [...FLAGS, ...asRoot(), ...(headless ? ['--disable-gpu'] : []), ...args],
  });
  if (!profile) await browser.installExtension(extensionDir);

  const learner: LearnerBrowser = {
    browser,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async popup(page) {
      const extension = (await browser.extensions()).get(EXTENSION_ID);
      if (!extension) throw new Error('The extension is not installed in this browser.');
      await page.bringToFront();
      const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
      await extension.triggerAction(page);
      return (await opened).asPage();
    },
    async signIn(page, name) {
      const popup = await learner.popup(page);
      await popup.locator('input[name="displayName"]').fill(name);
      await popup.locator('button[type="submit"]').click();
      await popup.waitForSelector('[data-part="global-count"]');
      await popup.close();
    },
    async worker() {
      const target = await browser.waitForTarget((found) => found.type() === 'service_worker');
      const worker = await target.worker();
      if (!worker) throw new Error('The extension has no worker in this browser.');
      return worker;
    },
    async close() {
      await browser.close();
      if (!profile) await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const worker = await learner.worker();
  await worker.evaluate(`chrome.storage.local.set({ serverUrl: ${JSON.stringify(serverUrl)} })`);
  return learner;
}

/** Chromium refuses its own sandbox to root. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
