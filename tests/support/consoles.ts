import { type Browser, PuppeteerError, type Target } from 'puppeteer';

/** What was written in each browser that is watched, and how much of it has been taken. */
const watched = new Map<Browser, { lines: string[]; taken: number }>();

/**
 * Collects what is written to the consoles of the pages and the worker of `browser` from now on,
 * and the errors that nobody caught: a well-behaved guest causes none. What is there at the end of a test
 * fails it (`quiet-consoles.ts`), unless it was taken before.
 */
export function watchConsoles(browser: Browser): readonly string[] {
  const found = watched.get(browser);
  if (found) return found.lines;
  const lines: string[] = [];
  watched.set(browser, { lines, taken: 0 });
  const watch = async (target: Target) => {
    const note = (text: string) => lines.push(`${target.url()}: ${text}`);
    if (target.type() === 'page') {
      const page = await target.page();
      page?.on('console', (message) => note(message.text()));
      page?.on('pageerror', (error) => note(String(error)));
    }
    if (target.type() === 'service_worker') {
      // By Puppeteer's own session: another one would keep a worker that is ended half alive.
      const worker = await target.worker();
      worker?.on('console', (message) => message.type() !== 'debug' && note(message.text()));
      worker?.on('error', (error) => note(String(error)));
    }
  };
  const begin = (target: Target) => {
    watch(target).catch((error: unknown) => {
      // It is gone already, or its browser is.
      if (!(error instanceof PuppeteerError)) throw error;
    });
  };
  for (const target of browser.targets()) begin(target);
  browser.on('targetcreated', begin);
  return lines;
}

/** What was written since this was called last, in all browsers that are watched. */
export function takeLines(): string[] {
  return [...watched.values()].flatMap((browser) => {
    const lines = browser.lines.slice(browser.taken);
    browser.taken = browser.lines.length;
    return lines;
  });
}
