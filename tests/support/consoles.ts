import { type Browser, PuppeteerError, type Target } from 'puppeteer';

/**
 * Collects what is written to the consoles of the pages and the worker of `browser` from now on,
 * and the errors that nobody caught: a well-behaved guest causes none.
 */
export function watchConsoles(browser: Browser): readonly string[] {
  const lines: string[] = [];
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
