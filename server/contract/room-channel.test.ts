import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../tests/faults/random/random.ts';
import { isChannelName } from './channels.ts';
import { isRoomChannel, type Room, readRoomChannel, roomChannel } from './room-channel.ts';

const room = (course: string, chapter: string, site = 'moodle'): Room => ({
  site,
  course,
  chapter,
});

describe('the channel of a room', () => {
  it.each([
    [room('5', '4711'), 'presence-chapter-moodle;5;4711'],
    [room('5', '4711/12'), 'presence-chapter-moodle;5;4711=2F12'],
    [room('a b', 'ü'), 'presence-chapter-moodle;a=20b;=C3=BC'],
    [room('a;b', 'c=d'), 'presence-chapter-moodle;a=3Bb;c=3Dd'],
    [room('course-v1:edX+X', 'x@y,z.1'), 'presence-chapter-moodle;course-v1=3AedX=2BX;x@y,z.1'],
  ])('is readable where characters allow: %j', async (each, name) => {
    expect(await roomChannel(each)).toBe(name);
    expect(readRoomChannel(name)).toEqual(each);
  });

  it.each([
    ['7', 'presence-chapter-7'],
    ['a=b;c', 'presence-chapter-a=b;c'],
    ['a/b', 'presence-chapter-=.a=2Fb'],
    ['=.x', 'presence-chapter-=.=3D.x'],
    // Else it would be the channel of a room of the site moodle.
    ['moodle;5;4711', 'presence-chapter-=.moodle;5;4711'],
  ])('is that of the chapter where its id is enough: %s', async (chapter, name) => {
    expect(await roomChannel(room('5', chapter), true)).toBe(name);
    expect(readRoomChannel(name)).toEqual({ site: null, course: null, chapter });
  });

  it('is hashed where it would be longer than private-cache-chapter- leaves room for', async () => {
    const fits = room('5', 'x'.repeat(133));
    const long = room('5', 'x'.repeat(134));
    expect(await roomChannel(fits)).toBe(`presence-chapter-moodle;5;${'x'.repeat(133)}`);
    expect(await roomChannel(long)).toMatch(/^presence-chapter-moodle;=;[0-9A-F]{64}$/);
    expect(await roomChannel(room('5', 'x'.repeat(142)), true)).not.toContain('=');
    expect(await roomChannel(room('5', 'x'.repeat(143)), true)).toMatch(/-=;[0-9A-F]{64}$/);
  });

  it.each([
    'presence-global',
    'private-user-1',
    'presence-chapter-',
    'presence-chapter-=.=37',
    'presence-chapter-=.=c3=bc',
    'presence-chapter-=.',
    'presence-chapter-=.%',
    'presence-chapter-=;',
    `presence-chapter-=;${'a'.repeat(64)}`,
    `presence-chapter-moodle;=;${'a'.repeat(64)}`,
    'presence-chapter-a b',
    'presence-chapter-=.7',
    'presence-chapter-=.=2f',
    'presence-chapter-=;0',
    'presence-chapter-moodle;=35;4711',
    'presence-chapter-moodle;5;=2f',
    'presence-chapter-moodle;5;a=00',
    'presence-chapter-moodle;=;4711',
    `presence-chapter-${'x'.repeat(143)}`,
  ])('is none of %s, which no room has', (name) => {
    expect(isRoomChannel(name)).toBe(false);
  });

  it('tells the site alone where the rest is hashed', async () => {
    const long = room('5', 'x'.repeat(134));
    expect(readRoomChannel(await roomChannel(long))).toEqual({
      site: 'moodle',
      course: null,
      chapter: null,
    });
    expect(readRoomChannel(await roomChannel(room('5', 'x'.repeat(143)), true))).toEqual({
      site: null,
      course: null,
      chapter: null,
    });
  });

  it('is read as a room only where it is the name that is made of that room', async () => {
    // All names of up to three characters, and some of four, out of those that matter to the spelling.
    const characters = ['=', '.', ';', '0', '2', 'A', 'a', 'x'];
    let names = [''];
    for (let length = 1; length <= 4; length++) {
      names = names.flatMap((start) => characters.map((next) => start + next));
      for (const id of names.filter((_, index) => length < 4 || index % 7 === 0)) {
        for (const name of [`presence-chapter-${id}`, `presence-chapter-m;1;${id}`]) {
          const read = readRoomChannel(name);
          if (!read || read.chapter === null) continue;
          const { site, course, chapter } = read;
          const named = { site: site ?? 'alone', course: course ?? '1', chapter };
          expect(await roomChannel(named, site === null)).toBe(name);
        }
      }
    }
  });

  it('is one for a room, and of one room, for 100,000 with ids of all scripts', async () => {
    const random = createRandom(20_261_130);
    const names = new Map<string, string>();
    const channels = new Map<string, string>();
    for (let count = 0; count < 100_000; count += 1) {
      const alone = random.below(10) === 0;
      const site = alone ? 'alone' : random.pick(['moodle', 'm', 'a-1']);
      const each = room(id(random), id(random), site);
      const key = JSON.stringify(alone ? [each.chapter] : [site, each.course, each.chapter]);
      const name = await roomChannel(each, alone);
      const other = channels.get(name) ?? key;
      if (other !== key) expect([name, key]).toEqual([name, other]);
      if ((names.get(key) ?? name) !== name) expect(name).toBe(names.get(key));
      if (!isChannelName(name) || !isRoomChannel(name) || name.length > 17 + 142)
        expect(name).toBe('a name');
      channels.set(name, key);
      names.set(key, name);
    }
    expect(channels.size).toBe(names.size);
    expect(names.size).toBeGreaterThan(50_000);
  });
});

/** What matters to the spelling, beside letters of several scripts. */
const CHARACTERS = [
  ...'aA0;=.,%/+@~:-_ #?&',
  '%2F',
  '=3B',
  '=;',
  '=.',
  'm;',
  'ü',
  'u\u0308',
  '課',
  'ש',
  'ع',
  'ก',
  '😀',
  '\u200d',
];

function id(random: Random): string {
  const length = random.below(50) === 0 ? 20 + random.below(200) : 1 + random.below(4);
  return Array.from({ length }, () => random.pick(CHARACTERS)).join('');
}
