import puppeteer, { type Browser } from 'puppeteer';
import { findBrowser } from '../../tools/browser/find-browser.ts';

/** As root, and with nothing but what a page needs. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium without the extension.
 *
 * @param args further flags
 */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath)
    throw new Error('No Chromium found: install one or set CHROMIUM to its path.');
  return puppeteer.launch({ executablePath, args: [...FLAGS, ...args] });
}
