import { describe, expect, it } from 'vitest';
import { badgeOf } from './badge.ts';

describe('the badge', () => {
  it.each([
    [1, '1'],
    [999, '999'],
    [1000, '1k'],
    [12_345, '12k'],
  ])('writes %i as %s', (count, text) => {
    expect(badgeOf(count, 'live').text).toBe(text);
  });

  it('says in its title how many people are learning now', () => {
    expect(badgeOf(27, 'live').title).toBe('27 people learning now');
    expect(badgeOf(1, 'live').title).toBe('1 person learning now');
  });

  it('is empty when signed out, whatever was known before', () => {
    expect(badgeOf(5, 'signed-out').text).toBe('');
  });

  it('says that it waits for an update, and no number', () => {
    expect(badgeOf(5, 'updating')).toMatchObject({
      text: '',
      title: 'Alongside is being updated',
    });
  });

  it('turns grey and keeps the last number while not connected', () => {
    const lost = badgeOf(5, 'reconnecting');
    expect(lost.text).toBe('5');
    expect(lost.colour).not.toBe(badgeOf(5, 'live').colour);
  });
});
