import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOON = 'Mon, 30 Nov 2026 12:00:00 GMT';

it.each([
  ['3', 3_000],
  ['0', 0],
  ['Mon, 30 Nov 2026 12:00:07 GMT', 7_000],
  ['Mon, 30 Nov 2026 11:00:00 GMT', 0],
])('reads %s', (header, ms) => {
  expect(retryAfterMs(header, NOON)).toBe(ms);
});

it('is kept from asking for ten minutes at the most', () => {
  expect(retryAfterMs('86400', NOON)).toBe(600_000);
});

it.each([null, '', 'soon'])('finds no wait in %j', (header) => {
  expect(retryAfterMs(header, NOON)).toBeNull();
});
