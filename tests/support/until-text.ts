import type { Page } from 'puppeteer';

/**
 * Waits until an element says `text`, and nothing else.
 *
 * @throws Error with what stands there instead, where it does not come
 */
export async function untilText(page: Page, selector: string, text: string): Promise<void> {
  try {
    await page.waitForFunction(
      (where, what) => document.querySelector(where)?.textContent === what,
      {},
      selector,
      text,
    );
  } catch (cause) {
    const found = await page.$eval(selector, (element) => element.textContent ?? '');
    throw new Error(`${selector} says “${found}”, not “${text}”.`, { cause });
  }
}
