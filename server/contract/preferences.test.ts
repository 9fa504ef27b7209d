import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PreferencesPatch } from './preferences.ts';

const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };

describe('PreferencesPatch', () => {
  it.each([
    {},
    { appearOffline: true },
    { visibility: 'first-name', receipts: false },
    { courseVisibility: [{ site: 'moodle', course: '5', visibility: null }] },
    { notifications: { categories: { deadline: false } } },
    { notifications: { quietHours } },
    { notifications: { quietHours: null, dailyCap: 3 } },
    { notifications: { quietHours: { ...quietHours, timeZone: 'UTC' } } },
  ])('takes %j', (patch) => {
    expect(v.is(PreferencesPatch, patch)).toBe(true);
  });

  it.each([
    ['a field that is none', { offline: true }],
    ['a level that is none', { visibility: 'nickname' }],
    [
      'what is no site',
      { courseVisibility: [{ site: 'Moodle', course: '5', visibility: 'name' }] },
    ],
    [
      'more courses than can be',
      { courseVisibility: Array(101).fill({ site: 'a', course: '5', visibility: 'name' }) },
    ],
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
