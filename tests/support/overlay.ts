import type { Page } from 'puppeteer';
import { until } from './until.ts';

/** What the overlay on a page says. */
export interface OverlayReading {
  /** How many overlays there are: one, or something is wrong. */
  overlays: number;
  /** The number in the pill. */
  count: number;
  /** How the pill says that the connection stands; `live` where it says nothing. */
  connection: string;
  /** The user ids of who is listed, in order. */
  ids: string[];
  /** The names beside them. */
  names: string[];
  /** The names of who is away. */
  away: string[];
  /** The words of the toast, or `null` while there is none. */
  toast: string | null;
  /** The words of the banner, or `null` while there is none. */
  banner: string | null;
  /** Whether the banner's dot says that somebody else is active. */
  isLive: boolean;
}

/**
 * Reads the overlay on `page`, `null` where there is none. The list of names is opened for it, as by the
 * mouse, and closed again.
 */
export async function readOverlay(page: Page): Promise<OverlayReading | null> {
  return page.evaluate(() => {
    const hosts = [...document.querySelectorAll('alongside-overlay')];
    const root = hosts[0]?.shadowRoot;
    const pill = root?.querySelector<HTMLElement>('[data-part="viewer-counter"]');
    if (!root || !pill) return null;
    const wordsOf = (part: string) =>
      root.querySelector(`[data-part="${part}"] .sentence`)?.textContent ?? null;
    const isOpen = pill.getAttribute('aria-expanded') === 'true';
    const hover = (type: string) => pill.parentElement?.dispatchEvent(new PointerEvent(type));
    if (!isOpen) hover('pointerenter');
    const viewers = [...root.querySelectorAll<HTMLElement>('[data-part="viewer"]')];
    const nameOf = (viewer: Element) => viewer.querySelector('bdi')?.textContent ?? '';
    const reading = {
      overlays: hosts.length,
      count: Number(pill.dataset.count),
      connection: pill.classList.item(2) ?? '',
      ids: viewers.map((viewer) => viewer.dataset.userId ?? ''),
      names: viewers.map(nameOf),
      away: viewers.filter((viewer) => viewer.querySelector('[aria-label="away"]')).map(nameOf),
      toast: wordsOf('join-toast'),
      banner: wordsOf('live-banner'),
      isLive: root.querySelector('[data-part="live-banner"].live') !== null,
    };
    if (!isOpen) hover('pointerleave');
    return reading;
  });
}

/** Waits until the overlay on `page` is live and lists `names`, oneself first, and nobody else. */
export async function untilNames(page: Page, names: string[], timeout?: number): Promise<void> {
  const isRight = (reading: OverlayReading | null) =>
    reading?.names.join() === names.join() &&
    reading.count === names.length &&
    reading.connection === 'live';
  await until(`${names} on the page`, async () => isRight(await readOverlay(page)), timeout);
}

/** How large the pill on `page` is. */
export async function pillSize(page: Page): Promise<{ width: number; height: number }> {
  const pill = await page.waitForSelector('alongside-overlay >>> [data-part="viewer-counter"]');
  const box = await pill?.boundingBox();
  if (!box) throw new Error('The pill is not on the screen.');
  return { width: box.width, height: box.height };
}

/** Whether a click on the middle of the pill would reach it. */
export async function isPillOnTop(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const root = document.querySelector('alongside-overlay')?.shadowRoot;
    const pill = root?.querySelector('[data-part="viewer-counter"]');
    const { left, top, width, height } = pill?.getBoundingClientRect() ?? new DOMRect();
    const hit = root?.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && pill?.contains(hit ?? null) === true;
  });
}

/** Waits until the overlay on `page` says that the connection stands so. */
export async function untilConnection(
  page: Page,
  connection: string,
  timeout?: number,
): Promise<void> {
  const isSo = async () => (await readOverlay(page))?.connection === connection;
  await until(`it says ${connection}`, isSo, timeout);
}
