import { describe, expect, it } from 'vitest';
import { isAway } from './activity.ts';

describe('a learner', () => {
  it('is there while one chapter page is looked at', () => {
    expect(isAway({ activePages: 1, pages: 3, machine: 'active' })).toBe(false);
  });

  it('is away when every chapter page is hidden or had no input for long', () => {
    expect(isAway({ activePages: 0, pages: 2, machine: 'active' })).toBe(true);
  });

  it.each(['idle', 'locked'] as const)('is away when the machine is %s', (machine) => {
    expect(isAway({ activePages: 1, pages: 1, machine })).toBe(true);
  });

  it('is not called away from chapters that none is open of', () => {
    expect(isAway({ activePages: 0, pages: 0, machine: 'idle' })).toBe(false);
  });
});
