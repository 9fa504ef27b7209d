import { describe, expect, it } from 'vitest';
import { leavesAt } from './send-time.ts';

const MINUTE = 60_000;
const now = new Date('2026-11-30T12:00:00Z');
const minutesAfter = (minutes: number, from = now) => new Date(from.getTime() + minutes * MINUTE);

describe('the time at which a notification leaves', () => {
  it.each([-10, 10, -180, 1_440])(
    'is in a minute where an author whose clock is %i min ahead says so',
    (ahead) => {
      const authorNow = minutesAfter(ahead);
      expect(leavesAt(minutesAfter(1, authorNow), authorNow, now)).toEqual(minutesAfter(1));
    },
  );

  it('is what was asked for where the clocks are alike, or nobody says what theirs shows', () => {
    expect(leavesAt(minutesAfter(1), minutesAfter(0.3), now)).toEqual(minutesAfter(1));
    expect(leavesAt(minutesAfter(1), null, now)).toEqual(minutesAfter(1));
    expect(leavesAt(null, minutesAfter(-10), now)).toBeNull();
  });

  it('is a time of tomorrow as it stands, and what was past for its author stays past', () => {
    expect(leavesAt(minutesAfter(1_000), minutesAfter(-10), now)).toEqual(minutesAfter(1_000));
    expect(leavesAt(minutesAfter(-30), minutesAfter(-10), now)).toEqual(minutesAfter(-20));
  });
});
