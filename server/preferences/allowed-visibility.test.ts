import { describe, expect, it } from 'vitest';
import { preferencesAnswer, withinAllowed } from './allowed-visibility.ts';
import { DEFAULT_CHOICES, withPatch } from './choices.ts';

describe('withinAllowed', () => {
  it.each([
    ['name', ['name', 'offline'], 'name'],
    ['name', ['first-name', 'counted', 'offline'], 'first-name'],
    ['first-name', ['name', 'offline'], 'offline'],
    ['counted', ['name', 'first-name', 'offline'], 'offline'],
    ['offline', ['name', 'offline'], 'offline'],
  ] as const)('shows of who chose %s, where %j is allowed, %s', (chosen, allowed, visibility) => {
    expect(withinAllowed(chosen, { allowed })).toBe(visibility);
  });
});

describe('preferencesAnswer', () => {
  const settings = { allowed: ['first-name', 'counted', 'offline'], unchosen: 'counted' } as const;

  it('is the operator’s default until something was chosen', () => {
    expect(preferencesAnswer(DEFAULT_CHOICES, settings)).toMatchObject({
      visibility: 'counted',
      visibilityChosen: false,
      appearOffline: false,
      allowedVisibility: ['first-name', 'counted', 'offline'],
    });
  });

  it('says no more than what holds', () => {
    const course = { site: 'moodle', course: '5' };
    const chosen = withPatch(DEFAULT_CHOICES, {
      visibility: 'offline',
      courseVisibility: [{ ...course, visibility: 'name' }],
    });
    expect(preferencesAnswer(chosen, settings)).toMatchObject({
      visibility: 'offline',
      visibilityChosen: true,
      appearOffline: true,
      courseVisibility: [{ ...course, visibility: 'first-name' }],
    });
  });
});
