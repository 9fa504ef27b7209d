import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import { leastDisturbed } from '../channels/least-disturbed.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { mountTimes } from './mount-time.ts';

/** Bar, ms. */
const MOUNTED = 15;

/** What the built extension weighs, and how long its overlay takes to stand on a page. */
export async function* measureSize(): AsyncIterable<Figure> {
  const sizes = [
    { what: 'content script on a chapter page', file: 'chapter.js', bar: 12 },
    { what: 'content script on other pages of the site', file: 'site.js', bar: 2 },
    { what: 'worker', file: 'background.js', bar: 30 },
  ];
  for (const { what, file, bar } of sizes) {
    yield { what, value: (await weightOf(file)) / 1000, unit: 'kB gzip', bar, atMost: true };
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

/** Bytes of a script after gzip, with the chunks that it imports. */
async function weightOf(file: string): Promise<number> {
  const code = await readFile(join(EXTENSION_DIR, file), 'utf8');
  const chunks = [...code.matchAll(/(?:from|import)\s*"\.\/(chunks\/[^"]+)"/g)];
  const weights = await Promise.all(chunks.map(([, chunk = '']) => weightOf(chunk)));
  const own = gzipSync(code, { level: 9 }).byteLength;
  return weights.reduce((sum, weight) => sum + weight, own);
}
