import { describe, expect, it } from 'vitest';
import { chapterChannel, isChannelName, userChannel, userOfChannel } from './channels.ts';
import { readRoomChannel } from './room-channel.ts';

describe('chapterChannel', () => {
  it.each(['42', 'intro-to-light', 'a=b', 'A_b@c,d.e;f'])('leaves %s as it is', async (id) => {
    expect(await chapterChannel(id)).toBe(`presence-chapter-${id}`);
  });

  it.each(['a b', 'ü', 'über/das=Licht', '=.a', '=;b', '%41', 'a\nb', '課程'])(
    'writes %j in a way that a channel name can hold, and back',
    async (id) => {
      const name = await chapterChannel(id);
      expect(isChannelName(name)).toBe(true);
      expect(readRoomChannel(name)?.chapter).toBe(id);
    },
  );

  it('hashes what is too long', async () => {
    const names = await Promise.all(['課'.repeat(100), `${'課'.repeat(99)}程`].map(chapterChannel));
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(isChannelName(name)).toBe(true);
      expect(readRoomChannel(name)).toEqual({ site: null, course: null, chapter: null });
    }
  });

  it('gives no two ids one name', async () => {
    const ids = ['a b', 'a=20b', '=.a=20b', '=.a b', 'a', '=.a', '==.a', '=;a'];
    expect(new Set(await Promise.all(ids.map(chapterChannel))).size).toBe(ids.length);
  });
});

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
