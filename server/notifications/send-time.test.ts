import { describe, expect, it } from 'vitest';
import { leavesAt, sendTimeProblem } from './send-time.ts';

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

describe('a time by which clocks are told apart', () => {
  it('is 30 s: less than that is how long a request takes', () => {
    const authorNow = new Date(now.getTime() - 30_000);
    expect(leavesAt(minutesAfter(1), authorNow, now)).toEqual(minutesAfter(1));
    const wrong = new Date(now.getTime() - 30_001);
    expect(leavesAt(minutesAfter(1), wrong, now)).toEqual(new Date(now.getTime() + 90_001));
  });

  it('is meant by the author’s clock for an hour ahead, and no longer', () => {
    const authorNow = minutesAfter(-10);
    const hour = minutesAfter(60, authorNow);
    expect(leavesAt(hour, authorNow, now)).toEqual(minutesAfter(60));
    const more = new Date(hour.getTime() + 1);
    expect(leavesAt(more, authorNow, now)).toEqual(more);
  });
});

describe('a notification', () => {
  const DAYS_30 = 30 * 24 * 60;
  const after = (ms: number) => new Date(now.getTime() + ms);

  it('can leave at once, and from five minutes ago until in 30 days', () => {
    for (const time of [null, now, minutesAfter(-5), minutesAfter(DAYS_30)]) {
      expect(sendTimeProblem(time, now)).toBeNull();
    }
  });

  it.each([
    [-5 * MINUTE - 1, 'The time to send it is past.'],
    [DAYS_30 * MINUTE + 1, 'It can be scheduled up to 30 days ahead.'],
  ])('can’t leave in %i ms', (ms, detail) => {
    const problem = { code: 'send-time-unusable', pointer: '#/sendAt', detail };
    expect(sendTimeProblem(after(ms), now)).toEqual(problem);
  });
});
