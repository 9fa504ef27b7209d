import { describe, expect, it } from 'vitest';
import { figuresOf, NO_WAITS, statusOf } from './figures.ts';

const tally = (outcome: string, count: number, reason = '') => ({ outcome, reason, count });
const UNDER_WAY = { isCancelled: false };
const now = new Date('2026-01-10T12:00:00Z');
const notification = { startsAt: now, cancelledAt: null, expandedAt: now };

describe('figuresOf', () => {
  it('accounts for every delivery', () => {
    const figures = figuresOf(
      [
        tally('targeted', 20),
        tally('sent', 8),
        tally('suppressed', 2, 'off'),
        tally('suppressed', 1, 'daily-cap'),
        tally('failed', 1, 'gone'),
        tally('expired', 1),
        tally('cancelled', 3),
        tally('shown', 7),
        tally('clicked', 2),
        tally('unknown', 3),
      ],
      { waiting: 9, quiet: 3 },
      UNDER_WAY,
    );
    expect(figures).toEqual({
      targeted: 20,
      pending: 4,
      waiting: 4,
      quiet: 3,
      sent: 8,
      suppressed: { off: 2, 'daily-cap': 1 },
      failed: { gone: 1 },
      expired: 1,
      cancelled: 3,
      shown: 7,
      clicked: 2,
      unknown: 3,
    });
  });

  it('is all noughts before anything is done', () => {
    expect(figuresOf([], NO_WAITS, UNDER_WAY)).toMatchObject({
      targeted: 0,
      pending: 0,
      suppressed: {},
      failed: {},
    });
  });
});

describe('figuresOf what was cancelled', () => {
  it('has nothing pending, though a job has yet to settle each', () => {
    const tallies = [tally('targeted', 10), tally('sent', 4), tally('cancelled', 1)];
    expect(figuresOf(tallies, { waiting: 2, quiet: 1 }, { isCancelled: true })).toMatchObject({
      ...{ targeted: 10, pending: 0, waiting: 0, quiet: 0, sent: 4, cancelled: 6 },
    });
  });
});

describe('statusOf', () => {
  const pending = figuresOf([tally('targeted', 1)], NO_WAITS, UNDER_WAY);
  const done = figuresOf([tally('targeted', 1), tally('sent', 1)], NO_WAITS, UNDER_WAY);

  it('is done when nothing is pending and nothing is to come', () => {
    expect(statusOf(notification, done, now)).toBe('done');
    expect(statusOf(notification, pending, now)).toBe('sending');
    expect(statusOf({ ...notification, expandedAt: null }, done, now)).toBe('sending');
  });

  it('is scheduled until its time comes', () => {
    const later = { ...notification, expandedAt: null, startsAt: new Date(+now + 1) };
    expect(statusOf(later, figuresOf([], NO_WAITS, UNDER_WAY), now)).toBe('scheduled');
  });

  it('is cancelled for good', () => {
    expect(statusOf({ ...notification, cancelledAt: now }, done, now)).toBe('cancelled');
  });
});
