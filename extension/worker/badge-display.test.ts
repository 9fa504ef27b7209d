import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Badge, badgeOf } from './badge.ts';
import { BADGE_INTERVAL_MS, type BadgeDisplay, createBadgeDisplay } from './badge-display.ts';

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

/** What the badge is to say, and how often it was asked for. */
let badge: Badge;
let asked = 0;
let display: BadgeDisplay;

beforeEach(() => {
  asked = 0;
  display = createBadgeDisplay(() => {
    asked += 1;
    return badge;
  }, action);
});

function show(...what: Parameters<typeof badgeOf>): void {
  badge = badgeOf(...what);
  display.update();
}

/** Ten come in a second, for a minute. */
function fill(tell: () => void): void {
  show(0, 'live');
  vi.clearAllMocks();
  asked = 0;
  for (let joined = 1; joined <= 600; joined += 1) {
    vi.advanceTimersByTime(100);
    badge = badgeOf(joined, 'live');
    tell();
  }
}

describe('the badge', () => {
  it('is not shown again where it is the same', () => {
    show(5, 'live');
    const before = calls();
    for (let times = 0; times < 100; times += 1) {
      show(5, 'live');
      vi.advanceTimersByTime(BADGE_INTERVAL_MS);
    }
    expect(calls()).toBe(before);
  });

  it('is changed by at most 60 calls a minute where ten people join in a second, and is right in the end', () => {
    fill(() => display.updateNumber());
    expect(calls()).toBeLessThanOrEqual(60);
    vi.advanceTimersByTime(BADGE_INTERVAL_MS);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '600' });
  });

  it('is changed no more often where more than the number may be another, and is not', () => {
    fill(() => display.update());
    expect(calls()).toBeLessThanOrEqual(60);
    vi.advanceTimersByTime(BADGE_INTERVAL_MS);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '600' });
  });

  it('is put into words only when it is shown, where only its number changes', () => {
    fill(() => display.updateNumber());
    expect(asked).toBeLessThanOrEqual(30);
  });

  it('shows at once that the connection is lost, that there is a number, and that nobody is signed in', () => {
    show(null, 'connecting');
    show(5, 'live');
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '5' });
    show(5, 'reconnecting');
    expect(action.setTitle).toHaveBeenLastCalledWith({
      title: '5 people learning now when last connected',
    });
    show(5, 'signed-out');
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  });

  it('shows nothing that is over by then', () => {
    show(5, 'live');
    show(6, 'live');
    show(null, 'signed-out');
    vi.advanceTimersByTime(10 * BADGE_INTERVAL_MS);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  });
});
