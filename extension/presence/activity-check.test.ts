import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ActivityCheck, createActivityCheck } from './activity-check.ts';

const QUIET_MS = 14_000;
const ping = vi.fn();
const onDead = vi.fn();
let check: ActivityCheck;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.clearAllMocks();
  check = createActivityCheck(ping, onDead);
  check.start(QUIET_MS);
});
afterEach(() => void vi.useRealTimers());

/** Messages come, ten in a second. */
function busyFor(seconds: number): void {
  for (let message = 0; message < 10 * seconds; message += 1) {
    vi.advanceTimersByTime(100);
    check.onMessage();
  }
}

describe('a socket', () => {
  it('is asked for an answer 14 s after its last message, and no sooner', () => {
    busyFor(60);
    vi.advanceTimersByTime(13_900);
    expect(ping).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(ping).toHaveBeenCalledOnce();
  });

  it('is dead where no answer comes within 5 s', () => {
    vi.advanceTimersByTime(14_000 + 4_900);
    expect(onDead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(onDead).toHaveBeenCalledOnce();
  });

  it('is asked again and again while it answers', () => {
    ping.mockImplementation(() => setTimeout(check.onMessage, 50));
    vi.advanceTimersByTime(10 * 60_000);
    expect(ping.mock.calls.length).toBeGreaterThan(40);
    expect(onDead).not.toHaveBeenCalled();
  });

  it('is asked for nothing once it is given up', () => {
    vi.advanceTimersByTime(QUIET_MS);
    check.stop();
    vi.advanceTimersByTime(10 * QUIET_MS);
    expect(ping).toHaveBeenCalledOnce();
    expect(onDead).not.toHaveBeenCalled();
  });

  it('has one timer set for it however many messages come', () => {
    const set = vi.fn(setTimeout);
    vi.stubGlobal('setTimeout', set);
    busyFor(60);
    vi.unstubAllGlobals(); // before the clock is the real one again
    expect(set.mock.calls.length).toBeLessThanOrEqual(5);
  });
});
