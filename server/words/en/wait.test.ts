import { expect, it } from 'vitest';
import { wait } from './wait.ts';

it.each([
  [1, '1 second'],
  [2, '2 seconds'],
  [60, '60 seconds'],
  [61, '2 minutes'],
  [3_600, '60 minutes'],
  [3_601, '2 hours'],
  [43_200, '12 hours'],
])('%i s is “%s”', (seconds, words) => {
  expect(wait(seconds)).toBe(words);
});
