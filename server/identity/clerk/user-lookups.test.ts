import { ClerkAPIResponseError } from '@clerk/backend/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUserLookups, LookupPutOff } from './user-lookups.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A Clerk that takes 100 ms to answer, and what it was asked. */
function slowClerk() {
  let underWay = 0;
  const asked: string[] = [];
  const seen = { most: 0, asked };
  const ask = (who: string) => async () => {
    asked.push(who);
    underWay += 1;
    seen.most = Math.max(seen.most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 100));
    underWay -= 1;
    return who;
  };
  return { ask, seen };
}

describe('lookups of people in Clerk', () => {
  it.each([
    ['live', 50],
    ['test', 5],
  ] as const)(
    'of 1,000 at once keep to the pace of a %s instance: %i a second',
    async (mode, perSecond) => {
      const lookups = createUserLookups(mode, () => undefined);
      const { ask, seen } = slowClerk();
      const all = Array.from({ length: 1_000 }, (_, number) => lookups.run(ask(`${number}`), true));
      for (let second = 1; second <= 4; second += 1) {
        await vi.advanceTimersByTimeAsync(1_000);
        expect(seen.asked.length).toBeLessThanOrEqual(perSecond * (second + 1));
      }
      expect(seen.asked.length).toBeGreaterThanOrEqual(perSecond * 4);
      expect(seen.most).toBeLessThanOrEqual(10);
      await vi.advanceTimersByTimeAsync(1_000_000 / perSecond);
      expect(await Promise.all(all)).toHaveLength(1_000);
    },
  );

  it('begin with those of whom nothing is known', async () => {
    const lookups = createUserLookups('test', () => undefined);
    const { ask, seen } = slowClerk();
    for (let number = 0; number < 20; number += 1) void lookups.run(ask('known'), false);
    void lookups.run(ask('unknown'), true);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(seen.asked.indexOf('unknown')).toBeLessThan(7);
  });

  it.each([
    [30, 30],
    [undefined, 10],
    [86_400, 300],
    [0, 1],
  ])('leave Clerk alone after a 429 with Retry-After %s: for %i s', async (retryAfter, seconds) => {
    const paused = vi.fn();
    const lookups = createUserLookups('live', paused);
    const busy = () =>
      Promise.reject(
        new ClerkAPIResponseError('Too many requests', {
          data: [],
          status: 429,
          ...(retryAfter !== undefined && { retryAfter }),
        }),
      );
    await expect(lookups.run(busy, true)).rejects.toMatchObject({ status: 429 });
    expect(paused).toHaveBeenCalledExactlyOnceWith(seconds);
    const { ask, seen } = slowClerk();
    await expect(lookups.run(ask('a'), true)).rejects.toThrow(LookupPutOff);
    await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
    await expect(lookups.run(ask('a'), true)).rejects.toThrow(LookupPutOff);
    expect(seen.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const later = lookups.run(ask('b'), true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await later).toBe('b');
  });

  it('are put off where too many wait', async () => {
    const lookups = createUserLookups('test', () => undefined);
    const never = () => new Promise<never>(() => undefined);
    const waiting = Array.from({ length: 2_005 }, () => lookups.run(never, true));
    for (const each of waiting) each.catch(() => undefined);
    await expect(lookups.run(never, true)).rejects.toThrow(LookupPutOff);
  });

  it('are not held up by one that is never answered', async () => {
    const lookups = createUserLookups('live', () => undefined);
    const never = () => new Promise<never>(() => undefined);
    const hanging = Array.from({ length: 10 }, () => lookups.run(never, true));
    const ended = Promise.allSettled(hanging);
    const { ask } = slowClerk();
    const other = lookups.run(ask('a'), true);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await other).toBe('a');
    expect((await ended).every(({ status }) => status === 'rejected')).toBe(true);
  });
});
