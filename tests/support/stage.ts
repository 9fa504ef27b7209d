import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer';
import { makeDataDir } from '../../server/testing/database-template.ts';
import { type LearnerBrowser, openLearnerBrowser } from '../../tools/browser/learner-browser.ts';
import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import { watchConsoles } from './consoles.ts';

/** How a browser of a stage differs from the usual. */
export interface BrowserOptions {
  /** What it reaches the server by, such as a proxy. @default the server itself */
  serverUrl?: string;
  /** The built extension, where it is another than the usual. */
  extensionDir?: string;
}

/** A real server and the real browsers of its learners; all of it is gone when it is disposed of. */
export interface Stage extends AsyncDisposable {
  /** The server that runs, or ran last. */
  server: ServerProcess;
  /** Address of a chapter of the demo course. */
  chapter(number: number): string;
  /** A new browser whose learner is signed in as `name`, with nothing but an empty tab open. */
  learner(name: string, options?: BrowserOptions): Promise<LearnerBrowser>;
  /** A new browser where nobody is signed in. */
  stranger(options?: BrowserOptions): Promise<LearnerBrowser>;
  /** Ends the server, in good order or as `kill -9` does. */
  stopServer(how?: 'in good order' | 'at once'): Promise<void>;
  /** Starts the server again, at the same address and with all that it kept. */
  startServer(): Promise<void>;
}

/** Starts the server on embedded defaults, in a data directory of its own. */
export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const dataDir = await makeDataDir();
  const start = (port: string) =>
    startServerProcess({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env });
  const browsers: LearnerBrowser[] = [];

  const stage: Stage = {
    server: await start('0'),
    chapter: (number) => `${stage.server.url}/courses/demo/chapters/${number}`,
    async stranger({ serverUrl = stage.server.url, ...options } = {}) {
      const browser = await openLearnerBrowser({ serverUrl, ...options });
      watchConsoles(browser.browser);
      browsers.push(browser);
      return browser;
    },
    async learner(name, options) {
      const learner = await stage.stranger(options);
      const page = await learner.open(`${stage.server.url}/healthz`);
      await learner.signIn(page, name);
      return learner;
    },
    async stopServer(how = 'in good order') {
      const { process } = stage.server;
      if (process.exitCode !== null || process.signalCode !== null) return;
      const ended = once(process, 'exit');
      process.kill(how === 'at once' ? 'SIGKILL' : 'SIGTERM');
      await ended;
    },
    async startServer() {
      stage.server = await start(new URL(stage.server.url).port);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(browsers.map((browser) => browser.close()));
      await stage.stopServer();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** CSS selector of a part of the overlay, for Puppeteer. */
export function part(name: string, more = ''): string {
  return `alongside-overlay >>> [data-part="${name}"]${more}`;
}

/** Waits until the overlay on `page` counts `count` people. */
export async function untilCount(page: Page, count: number, timeout = 10_000): Promise<void> {
  await page.waitForSelector(part('viewer-counter', `[data-count="${count}"]`), { timeout });
}
