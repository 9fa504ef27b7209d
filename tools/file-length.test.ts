import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What is longer is about more than one thing; it is parted by that, not by length. */
const MAX_LINES = 250;

it('no file is longer than can be read in one go', () => {
  const long = globSync('{extension,server,tools,bench,tests}/**/*.{ts,tsx,mjs,css}', {
    exclude: (path) => path.includes('generated') || path.includes('node_modules'),
  }).flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n').length - 1;
    return lines > MAX_LINES ? [`${path}: ${lines} lines`] : [];
  });
  expect(long).toEqual([]);
});
