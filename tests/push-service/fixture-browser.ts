import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer';
import * as v from 'valibot';
import { bringBrowser } from '../../tools/browser/bring-browser.ts';
import { bringNetwork } from './browser/bring-network.ts';
import { CreatedSubscription } from './delivery/subscriptions.ts';
import type { Desktop } from './desktop/start-desktop.ts';
import type { PushService } from './push-service.ts';

const EXTENSION_DIR = fileURLToPath(new URL('./fixture', import.meta.url));
const ORIGIN = 'chrome-extension://gieoajnjbacmpcbionfifbkgmclgmjei';

/** What the fixture's worker noted. */
const Entry = v.object({
  /** Tells one run of the worker from another. */
  run: v.string(),
  kind: v.picklist(['push', 'click', 'close']),
  /** Of a push its payload, else the notification's title. */
  text: v.nullable(v.string()),
  action: v.exactOptional(v.string()),
});
type Entry = v.InferOutput<typeof Entry>;

/** A real browser with the fixture extension in it. */
export interface FixtureBrowser {
  subscribe(applicationServerKey: string): Promise<CreatedSubscription>;
  subscription(): Promise<CreatedSubscription | null>;
  unsubscribe(): Promise<void>;
  journal(): Promise<Entry[]>;
  /** The first entry of that kind and text; waits for it, and leaves the worker asleep. */
  waitForEntry(kind: Entry['kind'], text: string | null): Promise<Entry>;
  /** Stops the worker, as Chromium does when it is idle; waits for one that is about to run. */
  stopWorker(): Promise<void>;
  /** Ends the browser; its profile stays, for `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the browser and deletes its profile. */
  close(): Promise<void>;
}

/** Starts a browser that registers with `push` and shows its notifications on `desktop`. */
export async function openFixtureBrowser(
  push: PushService,
  desktop: Desktop,
): Promise<FixtureBrowser> {
  bringNetwork();
  const userDataDir = await mkdtemp(join(tmpdir(), 'alongside-push-browser-'));
  const executablePath = await bringBrowser();
  let browser: Browser;
  let page: Page;

  async function start(): Promise<void> {
    browser = await puppeteer.launch({
      executablePath,
      pipe: true,
      enableExtensions: true,
      userDataDir,
      env: { ...process.env, ...desktop.env },
      args: [
        // Only an extension that is loaded so keeps its subscription over a restart.
        `--load-extension=${EXTENSION_DIR}`,
        ...push.chromiumArgs,
        '--no-first-run',
        '--disable-quic',
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    page = await browser.newPage();
    await page.goto(`${ORIGIN}/page.html`);
    // One that still is being activated can't subscribe.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  }

  const ask = (question: string, value?: string): Promise<unknown> =>
    page.evaluate(`ask(${JSON.stringify(question)}, ${JSON.stringify(value)})`);

  await start();
  return {
    subscribe: async (key) => v.parse(CreatedSubscription, await ask('subscribe', key)),
    subscription: async () => v.parse(v.nullable(CreatedSubscription), await ask('subscription')),
    async unsubscribe() {
      v.parse(v.literal(true), await ask('unsubscribe'));
    },
    journal: async () => v.parse(v.array(Entry), await page.evaluate('readJournal()')),
    async waitForEntry(kind, text) {
      const entry = page.evaluate(`waitForEntry('${kind}', ${JSON.stringify(text)})`);
      return v.parse(Entry, await entry);
    },
    async stopWorker() {
      const isWorker = (target: Target) => target.url() === `${ORIGIN}/worker.js`;
      const worker = await browser.waitForTarget(isWorker);
      const stopped = Promise.withResolvers<void>();
      const onDestroyed = (target: Target) => {
        if (target === worker) stopped.resolve();
      };
      browser.on('targetdestroyed', onDestroyed);
      const session = await page.createCDPSession();
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
      await stopped.promise;
      browser.off('targetdestroyed', onDestroyed);
    },
    stop: () => browser.close(),
    start,
    async close() {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
