import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, PreferencesPatch, withPatch } from './preferences.ts';

const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };

describe('PreferencesPatch', () => {
  it.each([
    {},
    { appearOffline: true },
    { notifications: { categories: { deadline: false } } },
    { notifications: { quietHours } },
    { notifications: { quietHours: null, dailyCap: 3 } },
    { notifications: { quietHours: { ...quietHours, timeZone: 'UTC' } } },
  ])('takes %j', (patch) => {
    expect(v.is(PreferencesPatch, patch)).toBe(true);
  });

  it.each([
    ['a field that is none', { offline: true }],
    ['a category that is none', { notifications: { categories: { gossip: false } } }],
    ['half of the quiet hours', { notifications: { quietHours: { from: '22:00', to: '07:00' } } }],
    ['a time that is none', { notifications: { quietHours: { ...quietHours, to: '24:00' } } }],
    ['hours without length', { notifications: { quietHours: { ...quietHours, to: '22:00' } } }],
    [
      'a place that is no time zone',
      { notifications: { quietHours: { ...quietHours, timeZone: 'Berlin' } } },
    ],
    ['an offset', { notifications: { quietHours: { ...quietHours, timeZone: '+01:00' } } }],
    ['a cap of none', { notifications: { dailyCap: 0 } }],
    ['half a notification', { notifications: { dailyCap: 1.5 } }],
  ])('refuses %s', (_what, patch) => {
    expect(v.is(PreferencesPatch, patch)).toBe(false);
  });
});

describe('withPatch', () => {
  it('leaves alone what the patch does not name', () => {
    const muted = withPatch(DEFAULT_PREFERENCES, {
      notifications: { categories: { deadline: false }, dailyCap: 2 },
    });
    const { notifications } = withPatch(muted, {
      appearOffline: true,
      notifications: { categories: { session: false }, quietHours },
    });
    expect(notifications).toEqual({
      enabled: true,
      categories: { announcement: true, deadline: false, session: false, feedback: true },
      quietHours,
      dailyCap: 2,
    });
  });

  it('takes quiet hours and cap away again', () => {
    const strict = withPatch(DEFAULT_PREFERENCES, { notifications: { quietHours, dailyCap: 1 } });
    const loose = withPatch(strict, { notifications: { quietHours: null, dailyCap: null } });
    expect(loose).toEqual(DEFAULT_PREFERENCES);
  });
});
