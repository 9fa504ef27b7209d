import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import type { Browser } from 'puppeteer';
import * as v from 'valibot';

/** A request that a browser made. */
export interface LoggedRequest {
  url: string;
  /** Origin of the page or worker that asked for it. */
  initiator: string;
}

const NetLog = v.object({
  constants: v.object({ logEventTypes: v.record(v.string(), v.number()) }),
  events: v.array(v.object({ type: v.number(), params: v.optional(v.unknown()) })),
});
const Started = v.object({ url: v.string(), initiator: v.string() });

/** Makes Chromium write every request of its own down, also those of workers, from its start on. */
export function netLogArgs(file: string): string[] {
  return [`--log-net-log=${file}`];
}

/**
 * Ends a browser and waits until its process has. Puppeteer's own `close` kills one that hangs up
 * before it has answered, as a busy one does, and its log then ends in the middle of a line.
 */
export async function endInOrder(browser: Browser): Promise<void> {
  const running = browser.process();
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const exited = once(running, 'exit');
  const session = await browser.target().createCDPSession();
  const asked = session.send('Browser.close').catch(() => undefined); // nobody is left to answer
  await Promise.all([asked, exited]);
}

/**
 * The requests in the log of a browser that has ended.
 *
 * @param log the file, opened before the browser was: whatever clears temporary directories away
 * meanwhile, and be it the end of a test whose time was over, does not take it
 * @throws Error when the browser has written none
 */
export async function readNetLog(log: FileHandle): Promise<LoggedRequest[]> {
  const text = await log.readFile('utf8');
  if (text === '') throw new Error('The browser has written no log of its requests.');
  const { constants, events } = v.parse(NetLog, JSON.parse(text));
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter(({ type }) => type === started)
    .flatMap(({ params }) => {
      const request = v.safeParse(Started, params);
      return request.success ? [request.output] : [];
    });
}
