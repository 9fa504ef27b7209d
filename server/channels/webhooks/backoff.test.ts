import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';

describe('backoff', () => {
  it('doubles from a second to a minute', () => {
    const waits = Array.from({ length: 8 }, (_, index) => backoff(index + 1, 0));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('gives up when 5 minutes would be over', () => {
    expect(backoff(7, 240_000)).toBe(60_000);
    expect(backoff(7, 240_001)).toBeNull();
  });
});
