import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS } from './declared.ts';

const DOCS = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');

it.each(Object.values(LIMITS))('docs/limits.md has $variable as it is', (limit) => {
  const { variable, fallback, seconds, counts, counted } = limit;
  const span = new Map([
    [1, 'a second'],
    [60, 'a minute'],
    [3_600, 'an hour'],
  ]).get(seconds);
  const most = fallback.toLocaleString('en');
  expect(DOCS).toContain(`| \`${variable}\` | ${most} ${span} | ${counts} | ${counted} |`);
});
