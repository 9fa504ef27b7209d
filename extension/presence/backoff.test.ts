import { describe, expect, it } from 'vitest';
import { backoff, returnTime } from './backoff.ts';

describe('backoff', () => {
  it('spreads the first retry, so that not all browsers come back in the same second', () => {
    expect([0, 0.5, 1].map((random) => backoff(0, random))).toEqual([0, 1_500, 3_000]);
  });

  it('tries again within 4 s while an outage is young', () => {
    for (const failures of [1, 2, 10, 40]) {
      expect([0, 1].map((random) => backoff(failures, random))).toEqual([2_000, 4_000]);
    }
  });

  it('tries again within 20 s however long it lasts', () => {
    expect([0, 1].map((random) => backoff(1_000, random))).toEqual([10_000, 20_000]);
  });
});

describe('the time that all take to return', () => {
  it.each([0, 70_000])('is some seconds after an outage of %i ms', (outage) => {
    expect(returnTime(outage)).toBe(6_000);
  });

  it('is longer than the longest wait once some browsers wait that long', () => {
    expect(returnTime(80_000)).toBeGreaterThan(backoff(1_000, 1));
  });
});
