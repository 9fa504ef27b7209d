import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRetryTime, type Outage } from './retry-time.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
let kept: Outage | null;
let people = 2;
const store = {
  get: async () => kept,
  set: async (outage: Outage | null) => {
    kept = outage;
  },
};

beforeEach(() => {
  kept = null;
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the next try', () => {
  it('is due at once before anything was lost, and within half a second after what worked was', () => {
    const retryTime = createRetryTime(
      store,
      () => 0.5,
      () => people,
    );
    expect(retryTime.untilDue()).toBeLessThanOrEqual(0);
    retryTime.lost(false);
    expect([retryTime.untilDue(), retryTime.failures()]).toEqual([250, 0]);
    expect(kept).toBeNull();
    retryTime.lost(false, true);
    expect(retryTime.untilDue()).toBe(0);
  });

  it('is put off with each that fails, and due at once when one has worked', () => {
    const retryTime = createRetryTime(
      store,
      () => 0.5,
      () => people,
    );
    retryTime.lost(false);
    retryTime.lost(true);
    retryTime.lost(true);
    expect([retryTime.untilDue(), retryTime.failures()]).toEqual([4_655, 2]);
    expect(kept).toEqual({ failures: 2, retryAt: NOW + 4_655, people: 2 });
    retryTime.end();
    expect([retryTime.untilDue() <= 0, retryTime.failures(), kept]).toEqual([true, 0, null]);
  });

  it('is when an earlier worker has put it, unless this one has failed, too', async () => {
    kept = { failures: 3, retryAt: NOW + 1_000 };
    const retryTime = createRetryTime(
      store,
      () => 0,
      () => people,
    );
    expect(await retryTime.restore()).toBe(true);
    expect([retryTime.untilDue(), retryTime.failures()]).toEqual([1_000, 3]);
    expect(await retryTime.restore()).toBe(false);
  });

  it('is not put off by a clock that was set back', () => {
    const retryTime = createRetryTime(
      store,
      () => 0.5,
      () => people,
    );
    retryTime.lost(true);
    vi.setSystemTime(NOW - 3_600_000);
    expect(retryTime.untilDue()).toBeLessThanOrEqual(4_900);
  });

  it('is spread over longer by who was one of 3,000, also in the next worker', async () => {
    people = 3_000;
    const retryTime = createRetryTime(
      store,
      () => 0.999,
      () => people,
    );
    retryTime.lost(true);
    people = 0;
    expect(retryTime.untilDue()).toBeGreaterThan(13_000);
    const next = createRetryTime(
      store,
      () => 0,
      () => people,
    );
    await next.restore();
    expect(next.untilDue()).toBeGreaterThan(13_000);
    next.lost(true);
    expect(next.untilDue()).toBeGreaterThan(12_000);
  });
});
