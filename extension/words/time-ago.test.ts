import { expect, it } from 'vitest';
import { timeAgo } from './time-ago.ts';

const MINUTE = 60_000;

it.each([
  [0, 'just now'],
  [59_000, 'just now'],
  [10 * MINUTE, /^10\s?min(s)? ago$/],
  [2 * 60 * MINUTE, /^2\s?hr? ago$/],
  [24 * 60 * MINUTE, 'yesterday'],
])('says how long ago %i ms are', (ago, expected) => {
  expect(timeAgo(1_000_000_000_000 - ago, 1_000_000_000_000)).toMatch(expected);
});

it('says of what has only just been sent, a little ahead of the clock, that it is just now', () => {
  expect(timeAgo(5_000, 0)).toBe('just now');
});
