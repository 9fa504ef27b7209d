import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { openStage } from '../../tests/support/stage.ts';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import { openLearnerBrowser } from '../../tools/browser/learner-browser.ts';

const STARTED = 'alongside-started';
const MOUNTED = 'alongside-mounted';

/**
 * How long the overlay's script takes from its first instruction until the overlay stands in the
 * page, in ms, on `times` pages that are loaded already: client-side links lead to the chapter. The
 * built extension is used as it is but for a mark in front of the script.
 */
export async function mountTimes(times: number): Promise<number[]> {
  await using stage = await openStage();
  const extensionDir = await mkdtemp(join(tmpdir(), 'alongside-marked-'));
  await cp(EXTENSION_DIR, extensionDir, { recursive: true });
  const script = join(extensionDir, 'chapter.js');
  await writeFile(script, `performance.mark('${STARTED}');${await readFile(script, 'utf8')}`);
  const learner = await openLearnerBrowser({ serverUrl: stage.server.url, extensionDir });
  const found: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const page = await learner.open(`${stage.server.url}/healthz`);
    await page.evaluate(markWhenMounted, MOUNTED);
    await page.evaluate((to) => history.pushState(null, '', to), stage.chapter(1));
    await page.waitForSelector('alongside-overlay');
    found.push((await timeOf(page, MOUNTED)) - (await timeOf(page, STARTED)));
    await page.close();
  }
  await learner.close();
  await rm(extensionDir, { recursive: true });
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

/** All worlds of a page share its marks. */
async function timeOf(page: Page, mark: string): Promise<number> {
  const time = await page.evaluate(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
    mark,
  );
  if (time === undefined) throw new Error(`The page has no mark ${mark}.`);
  return time;
}
