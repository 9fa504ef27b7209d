import * as v from 'valibot';
import { expect, it } from 'vitest';
import { QuietHours } from '../../server/contract/preferences.ts';
import { ownTimeZone } from './own-time-zone.ts';

it.each(['Europe/Berlin', 'UTC', 'Asia/Kathmandu'])('is the browser’s: %s', (named) => {
  expect(ownTimeZone(named)).toBe(named);
});

it.each(['Etc/Unknown', '', '+01:00', 'Foo/Bar'])('is UTC where the browser says %j', (named) => {
  expect(ownTimeZone(named)).toBe('UTC');
});

it('is one that the server takes, whatever the browser says', () => {
  for (const named of ['Etc/Unknown', '', '+01:00', 'Foo/Bar', 'Europe/Berlin']) {
    const quietHours = { from: '22:00', to: '07:00', timeZone: ownTimeZone(named) };
    expect(v.is(QuietHours, quietHours)).toBe(true);
  }
});
