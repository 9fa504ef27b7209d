import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { quantile } from '../statistics.ts';
import { bundleSize } from './bundle-size.ts';
import { mountTimes } from './mount-time.ts';

/** Bar, ms. */
const MOUNTED = 15;

/** What the built extension weighs, and how long its overlay takes to stand on a page. */
export async function* measureSize(): AsyncIterable<Figure> {
  const sizes = [
    { what: 'content script on a chapter page', file: 'chapter.js', bar: 14 },
    { what: 'content script on other pages of the site', file: 'site.js', bar: 2 },
    { what: 'worker', file: 'background.js', bar: 32 },
  ];
  for (const { what, file, bar } of sizes) {
    const value = await bundleSize(EXTENSION_DIR, file);
    yield { what, value, unit: 'kB gzip', bar, atMost: true };
  }
  const { result: times, note } = await leastDisturbed(
    () => mountTimes(10),
    (found) => quantile(found, 0.5),
    MOUNTED,
  );
  yield {
    what: 'content script from start to mounted, median of 10',
    value: quantile(times, 0.5),
    unit: 'ms',
    bar: MOUNTED,
    atMost: true,
    note: `slowest ${quantile(times, 1).toFixed(1)} ms; ${note}`,
  };
}
