import { describe, expect, it } from 'vitest';
import { fullCount, shortCount } from './count.ts';

describe('shortCount', () => {
  it.each([
    [1, '1'],
    [999, '999'],
    [1_000, '1k'],
    [1_200, '1.2k'],
    [48_210, '48k'],
    [1_500_000, '1.5M'],
  ])('writes %i as %s', (count, expected) => {
    expect(shortCount(count, 'en')).toBe(expected);
  });
});

describe('fullCount', () => {
  it('groups digits as the language does', () => {
    expect(fullCount(1_198, 'en')).toBe('1,198');
    expect(fullCount(1_198, 'de')).toBe('1.198');
  });
});
