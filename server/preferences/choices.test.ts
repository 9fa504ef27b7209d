import { describe, expect, it } from 'vitest';
import type { PreferencesPatch } from '../contract/preferences.ts';
import { type Choices, DEFAULT_CHOICES, withPatch } from './choices.ts';

const quietHours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };

const chosenBy = (...patches: PreferencesPatch[]): Choices =>
  patches.reduce(withPatch, DEFAULT_CHOICES);

describe('withPatch', () => {
  it('leaves alone what the patch does not name', () => {
    const muted = { notifications: { categories: { deadline: false }, dailyCap: 2 } };
    const { notifications, visibility } = chosenBy(
      { visibility: 'counted', receipts: false },
      muted,
      { notifications: { categories: { session: false }, quietHours } },
      { joinToasts: false },
    );
    expect(visibility).toBe('counted');
    expect(notifications).toEqual({
      enabled: true,
      categories: { announcement: true, deadline: false, session: false, feedback: true },
      quietHours,
      dailyCap: 2,
    });
  });

  it('takes quiet hours and cap away again', () => {
    const loose = chosenBy(
      { notifications: { quietHours, dailyCap: 1 } },
      { notifications: { quietHours: null, dailyCap: null } },
    );
    expect(loose).toEqual(DEFAULT_CHOICES);
  });

  it.each<[string, PreferencesPatch[], Choices['visibility']]>([
    ['of who never chose', [{ appearOffline: true }, { appearOffline: false }], null],
    ['twice', [{ appearOffline: true }, { appearOffline: true }, { appearOffline: false }], null],
    [
      'of who chose',
      [{ visibility: 'first-name' }, { appearOffline: true }, { appearOffline: false }],
      'first-name',
    ],
    [
      'of who chose offline by name',
      [{ visibility: 'counted' }, { visibility: 'offline' }, { appearOffline: false }],
      'counted',
    ],
    ['of who is seen', [{ visibility: 'first-name' }, { appearOffline: false }], 'first-name'],
  ])(
    'goes back to what was before where the release before ends being offline: %s',
    (_, patches, visibility) => {
      expect(chosenBy(...patches).visibility).toBe(visibility);
    },
  );

  it('has one level a course, and takes it away again', () => {
    const course = { site: 'moodle', course: '5' };
    const chosen = chosenBy(
      { courseVisibility: [{ ...course, visibility: 'offline' }] },
      { courseVisibility: [{ site: 'moodle', course: '6', visibility: 'counted' }] },
      { courseVisibility: [{ ...course, visibility: 'name' }] },
    );
    expect(chosen.courseVisibility).toEqual([
      { site: 'moodle', course: '6', visibility: 'counted' },
      { ...course, visibility: 'name' },
    ]);
    const without = withPatch(chosen, { courseVisibility: [{ ...course, visibility: null }] });
    expect(without.courseVisibility).toEqual([
      { site: 'moodle', course: '6', visibility: 'counted' },
    ]);
  });
});
