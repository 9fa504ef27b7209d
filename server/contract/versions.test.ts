import { expect, it } from 'vitest';
import { isBefore } from './versions.ts';

it.each([
  ['0.1.0', '0.2.0', true],
  ['0.2.0', '0.2.0', false],
  ['0.10.0', '0.9.0', false],
  ['0.2', '0.2.0', false],
  ['0.2', '0.2.1', true],
  ['1', '0.9.9', false],
  ['0.2.0.1', '0.2.1', true],
  ['soon', '0.2.0', false],
  ['0.2.0', 'soon', false],
])('of %s and %s the first is the older: %j', (version, other, expected) => {
  expect(isBefore(version, other)).toBe(expected);
});
