import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SubscriptionCounter } from './subscription-counter.ts';

describe('a subscription counter', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells each change up to 100 subscribers', () => {
    const announce = vi.fn();
    const counter = new SubscriptionCounter(announce);
    counter.changed(99);
    counter.changed(100);
    expect(announce).toHaveBeenCalledTimes(2);
  });

  it('tells every 5 seconds above, as long as something changes', () => {
    const announce = vi.fn();
    const counter = new SubscriptionCounter(announce);
    for (let count = 101; count < 200; count += 1) counter.changed(count);
    vi.advanceTimersByTime(4999);
    expect(announce).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(1);
    expect(announce).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(20_000);
    expect(announce).toHaveBeenCalledTimes(1);
  });

  it('tells at once again when there are fewer', () => {
    const announce = vi.fn();
    const counter = new SubscriptionCounter(announce);
    counter.changed(101);
    counter.changed(100);
    vi.advanceTimersByTime(10_000);
    expect(announce).toHaveBeenCalledTimes(1);
  });
});
