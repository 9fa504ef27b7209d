import type { Page } from 'puppeteer';
import { openStage } from '../../tests/support/stage.ts';
import { type TraceEvent, traced } from '../../tools/browser/trace.ts';

const MOUNTED = 'alongside-mounted';
/** Ms that a trace goes on after the overlay is there: it is whole then. */
const AFTER_MS = 100;

/** Ms of the two scripts of a chapter page, each from when the browser has its text, compilation included. */
export interface MountTime {
  /** The page's, until the overlay's place stands in the page. */
  placed: number;
  /** The overlay's own, until it is drawn. */
  drawn: number;
  /** Both, and what is between them. */
  whole: number;
}

/** On `times` pages that are loaded already: client-side links lead to the chapter. */
export async function mountTimes(times: number): Promise<MountTime[]> {
  await using stage = await openStage();
  const learner = await stage.learner('Ana');
  const found: MountTime[] = [];
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

function mountTime(events: readonly TraceEvent[]): MountTime {
  const page = evaluationOf('/chapter.js', events);
  const overlay = evaluationOf('/overlay.js', events);
  const placed = events.find(({ name }) => name === MOUNTED);
  if (!placed) throw new Error('The trace does not tell when the overlay stood in the page.');
  const drawnTs = overlay.ts + (overlay.dur ?? 0);
  return {
    placed: (placed.ts - page.ts) / 1000,
    drawn: (drawnTs - overlay.ts) / 1000,
    whole: (drawnTs - page.ts) / 1000,
  };
}

/** Reading, compiling and running of a script. */
function evaluationOf(file: string, events: readonly TraceEvent[]): TraceEvent {
  const found = events.find(
    ({ name, args }) => name === 'EvaluateScript' && String(args?.data?.url).endsWith(file),
  );
  if (!found) throw new Error(`The trace does not tell of ${file}.`);
  return found;
}

function markWhenMounted(mark: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('alongside-overlay')) return;
    observer.disconnect();
    performance.mark(mark);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}
