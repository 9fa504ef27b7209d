import { describe, expect, it } from 'vitest';
import { USER_ACTIVE, USER_AWAY, USERS_ACTIVITY } from '../../server/contract/presence.ts';
import { createAway } from './away.ts';

describe('who is away', () => {
  it('is nobody at first', () => {
    expect(createAway().has('ana')).toBe(false);
  });

  it('follows the events of the channel', () => {
    const away = createAway();
    expect(away.event(USER_AWAY, { userId: 'ana' })).toBe(true);
    expect(away.has('ana')).toBe(true);
    away.event(USER_ACTIVE, { userId: 'ana' });
    expect(away.has('ana')).toBe(false);
  });

  it('follows what a room of many is told of several at once', () => {
    const away = createAway();
    away.event(USER_AWAY, { userId: 'ana' });
    expect(away.event(USERS_ACTIVITY, { away: ['ben', 'cem'], active: ['ana'] })).toBe(true);
    expect(['ana', 'ben', 'cem'].map(away.has)).toEqual([false, true, true]);
  });

  it('is what the server answers to who comes late, of one part of a room after the other', () => {
    const away = createAway();
    away.event(USER_AWAY, { userId: 'gone' });
    away.learn(['ana'], true);
    away.learn(['ben'], false);
    expect(['ana', 'ben', 'gone'].map(away.has)).toEqual([true, true, false]);
  });

  it.each([
    ['user:typing', { userId: 'ana' }],
    [USER_AWAY, 'ana'],
    [USER_AWAY, null],
    [USERS_ACTIVITY, { away: ['ana'] }],
  ])('is not told by %s with %j', (name, data) => {
    expect(createAway().event(name, data)).toBe(false);
  });
});
