import { openStage } from '../../tests/support/stage.ts';
import { type TraceEvent, traced } from '../../tools/browser/trace.ts';

const MOUNTED = 'alongside-mounted';

/**
 * How long the overlay's script takes from its first instruction until the overlay stands in the
 * page, in ms, on `times` pages that are loaded already: client-side links lead to the chapter.
 */
export async function mountTimes(times: number): Promise<number[]> {
  await using stage = await openStage();
  const learner = await stage.learner('Ana');
  const found: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const page = await learner.open(`${stage.server.url}/healthz`);
    await page.evaluate(markWhenMounted, MOUNTED);
    const events = await traced(page, async () => {
      await page.evaluate((to) => history.pushState(null, '', to), stage.chapter(1));
      await page.waitForSelector('alongside-overlay');
    });
    found.push(millisecondsToMounted(events));
    await page.close();
  }
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

function millisecondsToMounted(events: TraceEvent[]): number {
  const compiled = events.find(
    ({ name, args }) => name === 'v8.compile' && String(args?.data?.url).endsWith('/chapter.js'),
  );
  const mounted = events.find(({ name }) => name === MOUNTED);
  if (!compiled || !mounted)
    throw new Error('The trace lacks the start of the script or its mark.');
  return (mounted.ts - compiled.ts - (compiled.dur ?? 0)) / 1000;
}
