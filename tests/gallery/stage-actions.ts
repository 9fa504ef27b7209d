import type { Page } from 'puppeteer';
import type { ChapterView } from '../../extension/messages/chapter-view.ts';
import type { PopupView } from '../../extension/messages/popup-view.ts';

/** Selector of a part of the overlay, for Puppeteer. */
export function part(name: string, more = ''): string {
  return `alongside-overlay >>> [data-part="${name}"]${more}`;
}

export async function mount(page: Page): Promise<number> {
  return Number(await page.evaluate('stage.mountOverlay()'));
}

/** Shows these views of a chapter, one right after the other. */
export async function show(page: Page, ...views: ChapterView[]): Promise<void> {
  await page.evaluate(`${JSON.stringify(views)}.forEach((view) => stage.overlay.show(view))`);
}

/** @param error why signing in fails */
export async function showPopup(
  page: Page,
  view: PopupView | null,
  error: string | null = null,
): Promise<void> {
  await page.evaluate(`stage.showPopup(${JSON.stringify(view)}, ${JSON.stringify(error)})`);
}
