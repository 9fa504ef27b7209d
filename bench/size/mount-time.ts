import type { Page } from 'puppeteer';
import { openStage } from '../../tests/support/stage.ts';
import { type TraceEvent, traced } from '../../tools/browser/trace.ts';

const MOUNTED = 'alongside-mounted';
/** Ms that a trace goes on after the overlay is there: it is whole then. */
const AFTER_MS = 100;

/**
 * How long the overlay's script takes from when the browser has its text until the overlay stands in the
 * page, in ms, on `times` pages that are loaded already: client-side links lead to the chapter. What the
 * browser takes to compile it is part of that.
 */
export async function mountTimes(times: number): Promise<number[]> {
  await using stage = await openStage();
  const learner = await stage.learner('Ana');
  const found: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const page = await learner.open(`${stage.server.url}/healthz`);
    await page.evaluate(markWhenMounted, MOUNTED);
    const events = await traced(page, () => followLink(page, stage.chapter(1)));
    found.push(mountTime(events));
    await page.close();
  }
  return found;
}

async function followLink(page: Page, to: string): Promise<void> {
  await page.evaluate((address) => history.pushState(null, '', address), to);
  await page.waitForSelector('alongside-overlay');
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), AFTER_MS);
}

/** In an order that events are made in: the script is read, compiled and run, and the page is told. */
function mountTime(events: readonly TraceEvent[]): number {
  const start = events.find(
    ({ name, args }) =>
      name === 'EvaluateScript' && String(args?.data?.url).endsWith('/chapter.js'),
  );
  const mounted = events.find(({ name }) => name === MOUNTED);
  if (!start || !mounted) throw new Error('The trace has no start of the script, or no end.');
  return (mounted.ts - start.ts) / 1000;
}

function markWhenMounted(mark: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('alongside-overlay')) return;
    observer.disconnect();
    performance.mark(mark);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}
