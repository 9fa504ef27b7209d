import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

describe('a token bucket', () => {
  it('lets a burst through at once, then tells how long to wait', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, 0);
    expect([0, 0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0, 100, 200]);
  });

  it('fills up over time, and not beyond the burst', () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, 0);
    bucket.take(0);
    bucket.take(0);
    expect(bucket.isFull(100)).toBe(false);
    expect(bucket.take(100)).toBe(0);
    expect(bucket.isFull(60_000)).toBe(true);
    expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([0, 0, 100]);
  });

  it('with a rate of 0 holds up nothing', () => {
    const bucket = new TokenBucket({ perSecond: 0, burst: 0 }, 0);
    expect(bucket.take(0)).toBe(0);
  });
});
