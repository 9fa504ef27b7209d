import { moodle } from '../../server/contract/sites/presets/moodle.ts';
import { readChapter } from '../../server/contract/sites/read-chapter.ts';
import type { SiteRule } from '../../server/contract/sites/rule.ts';
import { quantile } from '../statistics.ts';

const H = 'https://moodle.example.edu';
const RULE: SiteRule = { ...moodle, id: 'school', origins: [H] };
const STEPS = 2_000;

/**
 * Ms that a step to another page takes what reads its address and elements: the first, in a process that
 * has read none before, and the median and the slowest of a hundred of many after it.
 */
export function engineTimes(): { first: number; median: number; slow: number } {
  const times = Array.from({ length: STEPS }, (_, step) => timeOf(step));
  const [first = 0, ...others] = times;
  return { first, median: quantile(others, 0.5), slow: quantile(others, 0.99) };
}

function timeOf(step: number): number {
  const url = `${H}/mod/lesson/continue.php?id=${step}&pageid=${step + 1}#part-${step}`;
  const elements = { 'body@class': `path-mod pagelayout-incourse course-5 cmid-${step} lang-en` };
  const start = performance.now();
  const read = readChapter([RULE], { url, elements });
  const took = performance.now() - start;
  if (!('found' in read)) throw new Error(`${url} is no chapter.`);
  return took;
}
