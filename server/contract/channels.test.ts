import { describe, expect, it } from 'vitest';
import { chapterChannel, isChannelName, parseChannel, userChannel } from './channels.ts';

describe('chapterChannel', () => {
  it.each(['42', 'intro-to-light', 'a=b', 'A_b@c,d.e;f'])('leaves %s as it is', async (id) => {
    expect(await chapterChannel(id)).toBe(`presence-chapter-${id}`);
  });

  it.each(['a b', 'ü', 'über/das=Licht', '=.a', '=;b', '%41', 'a\nb', '課程'])(
    'writes %j in a way that a channel name can hold, and back',
    async (id) => {
      const name = await chapterChannel(id);
      expect(isChannelName(name)).toBe(true);
      expect(parseChannel(name)).toEqual({ kind: 'chapter', chapterId: id });
    },
  );

  it('hashes what is too long', async () => {
    const names = await Promise.all(['課'.repeat(100), `${'課'.repeat(99)}程`].map(chapterChannel));
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(isChannelName(name)).toBe(true);
      expect(parseChannel(name)).toEqual({ kind: 'chapter', chapterId: null });
    }
  });

  it('gives no two ids one name', async () => {
    const ids = ['a b', 'a=20b', '=.a=20b', '=.a b', 'a', '=.a', '==.a', '=;a'];
    expect(new Set(await Promise.all(ids.map(chapterChannel))).size).toBe(ids.length);
  });
});

describe('parseChannel', () => {
  it('knows the kinds', () => {
    expect(parseChannel('presence-global')).toEqual({ kind: 'global' });
    expect(parseChannel(userChannel('user_1'))).toEqual({ kind: 'user', userId: 'user_1' });
  });

  it.each([
    'presence-chapter-',
    'private-user-',
    'presence-other',
    'private-chapter-1',
    'public',
    'presence-chapter-a b',
    'presence-chapter-=.%',
    `presence-chapter-${'a'.repeat(148)}`,
    // Other spellings of 7, 'a b' and 'ü', of NUL and of a hash.
    'presence-chapter-=.7',
    'presence-chapter-=.=37',
    'presence-chapter-=.=61=20b',
    'presence-chapter-=.=c3=bc',
    'presence-chapter-=.=00',
    'presence-chapter-=.a=00b',
    'presence-chapter-=.',
    'presence-chapter-=;',
    `presence-chapter-=;${'a'.repeat(64)}`,
    `presence-chapter-=;${'A'.repeat(63)}`,
  ])('knows nothing of %s', (name) => {
    expect(parseChannel(name)).toBeNull();
  });

  it('takes for a chapter only the name that chapterChannel makes of its id', async () => {
    // All names of up to three characters, and some of four, out of those that matter to the spelling.
    const characters = ['=', '.', ';', '0', '2', 'A', 'a', 'x'];
    let names = [''];
    for (let length = 1; length <= 4; length++) {
      names = names.flatMap((start) => characters.map((next) => start + next));
      for (const id of names.filter((_, index) => length < 4 || index % 7 === 0)) {
        const channel = parseChannel(`presence-chapter-${id}`);
        if (channel?.kind !== 'chapter' || channel.chapterId === null) continue;
        expect(await chapterChannel(channel.chapterId)).toBe(`presence-chapter-${id}`);
      }
    }
  });
});
