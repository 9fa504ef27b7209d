import { buildExtension } from '../../tests/support/build-extension.ts';
import { EXTENSION_DIR } from '../../tools/browser/extension-dir.ts';
import type { Figure } from '../figure.ts';
import { leastDisturbed } from '../least-disturbed.ts';
import { quantile } from '../statistics.ts';
import { bundleSize } from './bundle-size.ts';
import { engineTimes } from './engine-time.ts';
import { type MountTime, mountTimes } from './mount-time.ts';

/** The rule of the only site of the build that is measured: its pages have it beside each script. */
const SITE = 'sites/0.js';
const CHAPTER = [SITE, 'chapter.js', 'overlay.js'];
const OTHER = [SITE, 'site.js'];
/** A build whose rules read elements carries more than the demo's. */
const MOODLE = 'moodle=https://moodle.example.edu';
/** Bar, ms. */
const MOUNTED = 10;

/** What the built extension weighs, and how long its scripts hold a page until the overlay stands there. */
export async function* measureSize(): AsyncIterable<Figure> {
  const moodle = await buildExtension('bench-moodle', { WXT_SITES: MOODLE });
  const demo = EXTENSION_DIR;
  const sizes = [
    { what: 'content script on a chapter page', dir: demo, files: CHAPTER, bar: 17 },
    { what: 'the same in a build for Moodle', dir: moodle, files: CHAPTER, bar: 17 },
    {
      what: 'what draws people by name, when others are there',
      dir: demo,
      files: ['people.js'],
      bar: 5,
    },
    { what: 'content script on other pages of the site', dir: demo, files: OTHER, bar: 4 },
    { what: 'the same in a build for Moodle', dir: moodle, files: OTHER, bar: 4 },
    // 32 before crowds: counts, places beside full channels and one request to connect are 2.2 of it; pages of
    // people, rosters of thousands and digests of who is away 0.8.
    { what: 'worker', dir: demo, files: ['background.js'], bar: 36 },
  ];
  for (const { what, dir, files, bar } of sizes) {
    let value = 0;
    for (const file of files) value += await bundleSize(dir, file);
    yield { what, value, unit: 'kB gzip', bar, atMost: true };
  }
  const { first, median, slow } = engineTimes();
  yield {
    what: 'engine a step, 99th percentile',
    value: slow,
    unit: 'ms',
    bar: 1,
    atMost: true,
    note: `median ${median.toFixed(3)} ms, the very first ${first.toFixed(1)} ms`,
  };
  const { result: times, note } = await leastDisturbed(
    () => mountTimes(10),
    (found) => Math.max(...scripts.map(({ part }) => medianOf(found, part))),
    MOUNTED,
  );
  for (const { what, part } of scripts) {
    yield {
      what: `${what}, median of 10`,
      value: medianOf(times, part),
      unit: 'ms',
      bar: MOUNTED,
      atMost: true,
      note: `both in ${medianOf(times, 'whole').toFixed(1)} ms; ${note}`,
    };
  }
}

const scripts = [
  { what: 'page’s script, from its compilation to the overlay’s place', part: 'placed' },
  { what: 'overlay’s script, from its compilation to drawn', part: 'drawn' },
] as const;

function medianOf(times: readonly MountTime[], part: keyof MountTime): number {
  return quantile(
    times.map((time) => time[part]),
    0.5,
  );
}
