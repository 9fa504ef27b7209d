import { describe, expect, it } from 'vitest';
import { leastOf } from './visibility.ts';

describe('leastOf', () => {
  it.each([
    ['name', 'first-name', 'first-name'],
    ['counted', 'name', 'counted'],
    ['first-name', 'offline', 'offline'],
    ['counted', 'counted', 'counted'],
  ] as const)('is, of %s and %s, %s', (one, other, least) => {
    expect(leastOf(one, other)).toBe(least);
  });
});
