import { describe, expect, it } from 'vitest';
import { channelKind, isChannelName } from './channel-name.ts';

describe('channelKind', () => {
  const plain = { presence: false, authorized: false, cache: false, userId: null };

  it.each([
    ['news', plain],
    ['cache-news', { ...plain, cache: true }],
    ['private-a', { ...plain, authorized: true }],
    ['private-cache-a', { ...plain, authorized: true, cache: true }],
    ['private-encrypted-a', { ...plain, authorized: true }],
    ['private-encrypted-cache-a', { ...plain, authorized: true, cache: true }],
    ['presence-a', { ...plain, authorized: true, presence: true }],
    ['presence-cache-a', { ...plain, authorized: true, presence: true, cache: true }],
    ['privates', plain],
    ['presence', plain],
    ['#server-to-user-ana', { ...plain, userId: 'ana' }],
  ])('reads %s', (name, kind) => {
    expect(channelKind(name)).toEqual(kind);
  });
});

describe('isChannelName', () => {
  it('takes all that Pusher takes', () => {
    expect(isChannelName('aZ09_-=@,.;', 164)).toBe(true);
    expect(isChannelName('#server-to-user-a b', 164)).toBe(true);
  });

  it.each(['', 'a b', 'a/b', 'a\n', 'ä', '#a', '#server-to-user-', 'a'.repeat(165)])(
    'refuses %j',
    (name) => {
      expect(isChannelName(name, 164)).toBe(false);
    },
  );
});
