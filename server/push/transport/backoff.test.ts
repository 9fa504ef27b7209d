import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';

describe('backoff', () => {
  it('doubles up to an hour, spread over its second half', () => {
    expect([1, 2, 3, 20].map((failures) => backoff(failures, 1))).toEqual([
      2_000, 4_000, 8_000, 3_600_000,
    ]);
    expect(backoff(3, 0)).toBe(4_000);
  });
});
