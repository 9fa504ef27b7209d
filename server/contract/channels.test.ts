import { describe, expect, it } from 'vitest';
import { userChannel, userOfChannel } from './channels.ts';

describe('a learner’s own channel', () => {
  it('tells whose it is', () => {
    expect(userOfChannel(userChannel('user_1'))).toBe('user_1');
  });

  it.each(['private-user-', 'presence-global', 'private-chapter-1', ''])(
    'is none of %j',
    (name) => {
      expect(userOfChannel(name)).toBeNull();
    },
  );
});
