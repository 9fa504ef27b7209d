/**
 * Draws the extension's icons from `icon.svg`, which itself need not be in the package.
 *
 *     node tests/gallery/icon/draw-icons.ts
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../launch-browser.ts';

const SIZES = [16, 32, 48, 96, 128];

const svg = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    const path = fileURLToPath(
      new URL(`../../../extension/public/icon/${size}.png`, import.meta.url),
    );
    await page.screenshot({ path, omitBackground: true });
  }
} finally {
  await browser.close();
}
