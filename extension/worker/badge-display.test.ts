import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { badgeOf } from './badge.ts';
import { BADGE_INTERVAL_MS, createBadgeDisplay } from './badge-display.ts';

const action = {
  setBadgeText: vi.fn(async () => undefined),
  setBadgeBackgroundColor: vi.fn(async () => undefined),
  setBadgeTextColor: vi.fn(async () => undefined),
  setTitle: vi.fn(async () => undefined),
};
const calls = () => Object.values(action).reduce((sum, { mock }) => sum + mock.calls.length, 0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => void vi.useRealTimers());

describe('the badge', () => {
  it('is not shown again where it is the same', () => {
    const display = createBadgeDisplay(action);
    display.show(badgeOf(5, 'live'));
    const before = calls();
    for (let times = 0; times < 100; times += 1) {
      display.show(badgeOf(5, 'live'));
      vi.advanceTimersByTime(BADGE_INTERVAL_MS);
    }
    expect(calls()).toBe(before);
  });

  it('is changed by at most 60 calls a minute where ten people join in a second, and is right in the end', () => {
    const display = createBadgeDisplay(action);
    display.show(badgeOf(0, 'live'));
    vi.clearAllMocks();
    for (let joined = 1; joined <= 600; joined += 1) {
      vi.advanceTimersByTime(100);
      display.show(badgeOf(joined, 'live'));
    }
    expect(calls()).toBeLessThanOrEqual(60);
    vi.advanceTimersByTime(BADGE_INTERVAL_MS);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '600' });
  });

  it('shows at once that the connection is lost, that there is a number, and that nobody is signed in', () => {
    const display = createBadgeDisplay(action);
    display.show(badgeOf(null, 'connecting'));
    display.show(badgeOf(5, 'live'));
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '5' });
    display.show(badgeOf(5, 'reconnecting'));
    expect(action.setTitle).toHaveBeenLastCalledWith({
      title: '5 people learning now when last connected',
    });
    display.show(badgeOf(5, 'signed-out'));
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  });

  it('shows nothing that is over by then', () => {
    const display = createBadgeDisplay(action);
    display.show(badgeOf(5, 'live'));
    display.show(badgeOf(6, 'live'));
    display.show(badgeOf(null, 'signed-out'));
    vi.advanceTimersByTime(10 * BADGE_INTERVAL_MS);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  });
});
