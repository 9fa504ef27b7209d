import { describe, expect, it } from 'vitest';
import { minuteOfDay, minutesIn } from './local-time.ts';
import { quietUntil } from './quiet-hours.ts';

const MINUTE = 60_000;
const berlin = (from: string, to: string) => ({ from, to, timeZone: 'Europe/Berlin' });

function until(quietHours: ReturnType<typeof berlin>, moment: string): string | null {
  const end = quietUntil(quietHours, Date.parse(moment));
  return end === null ? null : new Date(end).toISOString().slice(0, 16);
}

describe('quietUntil', () => {
  it('is null outside of quiet hours, their end included', () => {
    expect(until(berlin('12:00', '14:00'), '2026-01-10T10:59:59Z')).toBeNull();
    expect(until(berlin('12:00', '14:00'), '2026-01-10T13:00:00Z')).toBeNull();
  });

  it('ends the same day', () => {
    expect(until(berlin('12:00', '14:00'), '2026-01-10T11:00:00Z')).toBe('2026-01-10T13:00');
    expect(until(berlin('12:00', '14:00'), '2026-01-10T12:59:59Z')).toBe('2026-01-10T13:00');
  });

  it('spans midnight, before and after it', () => {
    const night = berlin('22:00', '07:00');
    expect(until(night, '2026-01-10T21:30:00Z')).toBe('2026-01-11T06:00');
    expect(until(night, '2026-01-11T02:00:00Z')).toBe('2026-01-11T06:00');
    expect(until(night, '2026-01-10T20:59:00Z')).toBeNull();
  });

  it('goes by the learner’s own clock, to half an hour and a quarter', () => {
    const hours = { from: '22:00', to: '07:00', timeZone: 'Asia/Kathmandu' };
    expect(until(hours, '2026-01-10T17:00:00Z')).toBe('2026-01-11T01:15');
    expect(until(hours, '2026-01-10T16:14:00Z')).toBeNull();
  });

  it('ends an hour sooner in the night that clocks go forward', () => {
    expect(until(berlin('22:00', '07:00'), '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00');
  });

  it('ends an hour later in the night that clocks go back', () => {
    expect(until(berlin('22:00', '07:00'), '2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00');
  });

  it('ends when clocks go forward over its end', () => {
    // There is no 02:30 in that night: at 01:59 follows 03:00.
    expect(until(berlin('22:00', '02:30'), '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:00');
  });

  it('is quiet again when clocks go back into it', () => {
    // 02:30 comes twice; after the first one 02:00 follows once more.
    expect(until(berlin('22:00', '02:30'), '2026-10-24T23:00:00Z')).toBe('2026-10-25T00:30');
    expect(until(berlin('22:00', '02:30'), '2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30');
  });

  it.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    'is the first minute in %s that is not quiet, all year round',
    (timeZone) => {
      const quietHours = { from: '21:45', to: '02:10', timeZone };
      const isQuiet = (moment: number) => {
        const minute = minuteOfDay(moment, timeZone);
        return minute >= minutesIn('21:45') || minute < minutesIn('02:10');
      };
      for (let day = 0; day < 365; day += 1) {
        const moment = Date.UTC(2026, 0, 1 + day, (day * 7) % 24, (day * 13) % 60);
        let expected: number | null = null;
        if (isQuiet(moment)) {
          expected = moment;
          while (isQuiet(expected)) expected += MINUTE;
        }
        expect(quietUntil(quietHours, moment)).toBe(expected);
      }
    },
  );
});
