import { expect, it } from 'vitest';
import { deviceWords, fullCount, peopleWords } from './words.ts';

it('writes counts in full, as English does', () => {
  expect(fullCount(1234)).toBe('1,234');
});

it.each([
  [0, '0 people', '0 devices'],
  [1, '1 person', '1 device'],
  [2, '2 people', '2 devices'],
  [1200, '1,200 people', '1,200 devices'],
])('counts %i people and devices', (count, people, devices) => {
  expect([peopleWords(count), deviceWords(count)]).toEqual([people, devices]);
});
