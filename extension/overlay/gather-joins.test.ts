import { expect, it } from 'vitest';
import { gatherJoinsFor } from './gather-joins.ts';

it.each([
  [2, 0],
  [25, 0],
  [26, 30_000],
  [100, 30_000],
  [101, Infinity],
])('tells of who makes it %i people after %i ms', (count, ms) => {
  expect(gatherJoinsFor(count)).toBe(ms);
});
