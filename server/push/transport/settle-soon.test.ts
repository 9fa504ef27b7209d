import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settleSoon } from './settle-soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is settled soon', () => {
  it('is its result where that comes at once, and its error', async () => {
    expect(await settleSoon(async () => 'done')).toBe('done');
    await expect(settleSoon(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is slow a second after it was begun, and its result comes later', async () => {
    const answer = Promise.withResolvers<string>();
    const settled = settleSoon((begun) => {
      setTimeout(begun, 10_000);
      return answer.promise;
    });
    const seen = vi.fn();
    void settled.then(seen);
    await vi.advanceTimersByTimeAsync(10_999);
    expect(seen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    const slow = await settled;
    if (typeof slow === 'string') throw new Error(slow);
    answer.resolve('done');
    expect(await slow.result).toBe('done');
  });
});
