import { expect, it } from 'vitest';
import { createLetInLately } from './let-in-lately.ts';

const MINUTE = 60_000;
const here = 'presence-chapter-1';
const there = 'presence-chapter-2';

it('knows on which channels a learner has lately come to be seen, and by which name', () => {
  let now = 0;
  const lately = createLetInLately(() => now);
  lately.note('ana', here, 'name');
  now = 4 * MINUTE;
  lately.note('ana', there, 'first-name');
  lately.note('ben', here, 'counted');
  expect(lately.of('ana')).toEqual([
    { channel: here, seen: 'name' },
    { channel: there, seen: 'first-name' },
  ]);
  expect([lately.of('ben'), lately.of('cem')]).toEqual([[], []]);
  now = 6 * MINUTE;
  expect(lately.of('ana')).toEqual([{ channel: there, seen: 'first-name' }]);
  lately.note('ana', there, 'counted');
  expect(lately.of('ana')).toEqual([]);
});
