import { expect, it } from 'vitest';
import { API, OLDEST_EXTENSION } from '../../server/contract/versions.ts';
import { isFitting } from './is-fitting.ts';

it.each([
  ['goes with its own release’s server', { api: API, oldestExtension: OLDEST_EXTENSION }, true],
  ['goes with a later one that still works with it', { api: 9, oldestExtension: '0.2.0' }, true],
  ['is too old for one that does not any more', { api: 9, oldestExtension: '0.3.0' }, false],
  ['is too new for one that has no rooms', {}, false],
] as const)('an extension %s', (_, config, expected) => {
  expect(isFitting(config, '0.2.0')).toBe(expected);
});
