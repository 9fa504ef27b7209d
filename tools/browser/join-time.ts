import type { Page } from 'puppeteer';

/** A time on this machine's clock, in ms since the epoch, with fractions. */
type Moment = number;

/**
 * Starts to watch the overlay on `page` and tells when it shows `count` people: the moment at which
 * the number stands in the document, to be painted with the next frame.
 */
export async function momentOfCount(page: Page, count: number): Promise<() => Promise<Moment>> {
  const moment = await page.evaluateHandle((expected) => {
    const root = document.querySelector('alongside-overlay')?.shadowRoot;
    if (!root) throw new Error('There is no overlay on this page.');
    const shows = () =>
      root.querySelector(`[data-part="viewer-counter"][data-count="${expected}"]`);
    const seen = new Promise<number>((resolve) => {
      const look = () => {
        if (!shows()) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(root, { subtree: true, childList: true, attributes: true });
      look();
    });
    return { seen };
  }, count);
  return () => moment.evaluate(({ seen }) => seen);
}

/** When the load event of `page` began. */
export async function momentOfLoad(page: Page): Promise<Moment> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    if (!(navigation instanceof PerformanceNavigationTiming))
      throw new Error('The page has no timing.');
    return performance.timeOrigin + navigation.loadEventStart;
  });
}
