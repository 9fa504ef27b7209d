import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { readOverlay } from '../../support/overlay.ts';
import { until } from '../../support/until.ts';

/** Ms that a toast takes others in; `MERGE_WITHIN` of the overlay, and some. */
const MERGES_MS = 1_200;
/** Ms that all toasts of a page may take, one after the other. */
const LIMIT_MS = 30_000;

/**
 * Waits until no toast is on `page`, nor waits to be. Dismisses each as soon as it takes nobody in
 * any more, if `dismiss`; else it goes by itself.
 */
export async function drainToasts(page: Page, dismiss: boolean): Promise<void> {
  const isClear = async () => {
    if ((await readOverlay(page))?.toast == null) return true;
    if (!dismiss) return false;
    await setTimeout(MERGES_MS);
    await dismissToast(page);
    return false;
  };
  await until('no toast is left', isClear, LIMIT_MS);
}

/** Presses its button, as a person does: a click by a script does nothing. */
async function dismissToast(page: Page): Promise<void> {
  const button = await page.$('alongside-overlay >>> [aria-label="Dismiss"]');
  try {
    await button?.click();
    await page.mouse.move(0, 0); // what the mouse rests on stays
  } catch {
    // It went by itself just then.
  }
}
