import { expect, it } from 'vitest';
import { readViewers } from './read-viewers.ts';

const PAGE = { viewers: [{ id: '1', name: 'Ana', imageUrl: null, away: true }], next: null };

it('takes a page of people', () => {
  expect(readViewers(PAGE)).toEqual(PAGE);
});

it.each([
  null,
  undefined,
  { ...PAGE, next: 1 },
  { viewers: {}, next: null },
  { ...PAGE, viewers: [{ id: '1', name: 'Ana' }] },
  { ...PAGE, viewers: [{ ...PAGE.viewers[0], name: null }] },
])('takes nothing else: %j', (answer) => {
  expect(readViewers(answer)).toBeNull();
});
