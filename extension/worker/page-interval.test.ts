import { expect, it } from 'vitest';
import { pageInterval } from './page-interval.ts';

it('has pages of many people show less often who comes', () => {
  expect([2, 100, 101, 3_000].map(pageInterval)).toEqual([50, 50, 500, 500]);
});
