import { describe, expect, it } from 'vitest';
import type { PreferencesPatch } from '../contract/preferences.ts';
import { DEFAULT_CHOICES, withPatch } from '../preferences/choices.ts';
import { decide } from './decision.ts';

const now = Date.parse('2026-01-10T23:00:00Z');
const morning = Date.parse('2026-01-11T07:00:00Z');
const delivery = {
  category: 'deadline' as const,
  critical: false,
  expiresAt: now + 24 * 3_600_000,
  recently: 0,
};
const quietHours = { from: '22:00', to: '07:00', timeZone: 'UTC' };

function decision(
  notifications: NonNullable<PreferencesPatch['notifications']>,
  changes: Partial<typeof delivery> = {},
) {
  const preferences = withPatch(DEFAULT_CHOICES, { notifications });
  return decide({ ...delivery, ...changes }, preferences, now);
}

describe('decide', () => {
  it('sends to who never changed anything', () => {
    expect(decision({})).toEqual({ kind: 'send' });
  });

  it('sends nothing, critical or not, to who switched notifications off', () => {
    expect(decision({ enabled: false })).toEqual({ kind: 'suppress', reason: 'off' });
    expect(decision({ enabled: false }, { critical: true })).toMatchObject({ reason: 'off' });
  });

  it('sends nothing of a category that is off, and the others', () => {
    expect(decision({ categories: { deadline: false } })).toEqual({
      kind: 'suppress',
      reason: 'category',
    });
    expect(decision({ categories: { session: false } })).toEqual({ kind: 'send' });
  });

  it('waits for quiet hours to end, unless it is critical', () => {
    expect(decision({ quietHours })).toEqual({ kind: 'wait', until: morning });
    expect(decision({ quietHours }, { critical: true })).toEqual({ kind: 'send' });
  });

  it('expires what will not live until quiet hours end', () => {
    expect(decision({ quietHours }, { expiresAt: morning })).toEqual({ kind: 'expire' });
  });

  it('sends no more than the cap, unless it is critical', () => {
    expect(decision({ dailyCap: 2 }, { recently: 1 })).toEqual({ kind: 'send' });
    expect(decision({ dailyCap: 2 }, { recently: 2 })).toEqual({
      kind: 'suppress',
      reason: 'daily-cap',
    });
    expect(decision({ dailyCap: 2 }, { recently: 2, critical: true })).toEqual({ kind: 'send' });
  });

  it('expires what is over, whatever the preferences say', () => {
    expect(decision({ enabled: false }, { expiresAt: now })).toEqual({ kind: 'expire' });
  });
});
