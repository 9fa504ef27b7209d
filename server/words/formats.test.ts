import { expect, it } from 'vitest';
import { counted } from './en/plural.ts';
import { fullCount, listed } from './formats.ts';

it('writes counts in full, as English does', () => {
  expect(fullCount(1234)).toBe('1,234');
});

it.each([
  [0, '0 people', '0 devices'],
  [1, '1 person', '1 device'],
  [2, '2 people', '2 devices'],
  [1200, '1,200 people', '1,200 devices'],
])('counts %i people and devices', (count, people, devices) => {
  expect([counted(count, 'person', 'people'), counted(count, 'device', 'devices')]).toEqual([
    people,
    devices,
  ]);
});

it.each([
  [[], ''],
  [['light'], 'light'],
  [['algebra', 'light', 'sound'], 'algebra, light, sound'],
])('lists %j', (items, text) => {
  expect(listed(items)).toBe(text);
});
