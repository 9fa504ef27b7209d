import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesced } from './coalesced.ts';

describe('coalesced', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('works at once', () => {
    const work = vi.fn();
    coalesced(work, 50)();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('makes one more of all that is asked for within the interval', () => {
    const work = vi.fn();
    const ask = coalesced(work, 50);
    for (let times = 0; times < 100; times += 1) ask();
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(50);
    expect(work).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('takes the interval anew each time', () => {
    const work = vi.fn();
    let interval = 50;
    const ask = coalesced(work, () => interval);
    ask();
    ask();
    interval = 500;
    vi.advanceTimersByTime(50);
    ask();
    vi.advanceTimersByTime(499);
    expect(work).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(3);
  });
});
