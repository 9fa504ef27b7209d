import { describe, expect, it } from 'vitest';
import { createRandom } from '../../tests/faults/random/random.ts';
import { isChannelName } from '../contract/channels.ts';
import {
  isRoomChannel,
  type Room,
  readRoomChannel,
  roomChannel,
} from '../contract/room-channel.ts';
import { groupChannel, roomName } from './group-channel.ts';

const TAG = 'aAzZ09_-aAzZ09_-aAzZ09';
const room = (chapter: string, course = '5'): Room => ({ site: 'moodle', course, chapter });

describe('the channel of a group', () => {
  it('is that of its room with what stands for the group', async () => {
    const channel = groupChannel(await roomChannel(room('4711/12')), TAG);
    expect(channel).toBe(`presence-chapter-moodle;5;4711=2F12==${TAG}`);
    expect(readRoomChannel(channel)).toEqual({ ...room('4711/12'), group: TAG });
  });

  it('fits where the room’s own name is as long as can be', async () => {
    for (const length of [109, 110, 133, 134, 1_000]) {
      const channel = groupChannel(await roomChannel(room('x'.repeat(length))), TAG);
      expect(isRoomChannel(channel)).toBe(true);
      expect(channel.length).toBeLessThanOrEqual(17 + 142);
      expect(readRoomChannel(channel)?.chapter).toBe(length === 109 ? 'x'.repeat(109) : null);
    }
  });

  it.each([
    `presence-chapter-moodle;5;4711==${TAG}=`,
    `presence-chapter-moodle;5;4711==${TAG.slice(1)}`,
    'presence-chapter-moodle;5;4711==',
    `presence-chapter-moodle;5;==${TAG}`,
    `presence-chapter-moodle;5;4711==${TAG}==${TAG}`,
    `presence-chapter-moodle;5;=34711==${TAG}`,
    `presence-chapter-moodle;5==${TAG};4711`,
    `presence-chapter-moodle;5;${'x'.repeat(110)}==${TAG}`,
  ])('has no other spelling: %s', (name) => {
    expect(isRoomChannel(name)).toBe(false);
  });

  it('is none of a chapter that is named alone, whatever its id', async () => {
    for (const id of [`a==${TAG}`, `moodle;5;4711==${TAG}`, '==', 'a==b']) {
      const channel = await roomChannel(room(id), true);
      expect(readRoomChannel(channel)).toEqual({ site: null, course: null, chapter: id });
      expect(roomName(channel)).toBe(channel);
    }
  });

  it('is one for a room and a group, and of one alone, for 10,000 of both', async () => {
    const random = createRandom(20_261_130);
    const letters = [...'aA0;=.,/ü', '==', '=;', '課'];
    const text = () => {
      const length = random.below(20) === 0 ? 50 + random.below(90) : 1 + random.below(3);
      return Array.from({ length }, () => random.pick(letters)).join('');
    };
    const tags = [TAG, `B${TAG.slice(1)}`, '-'.repeat(22), null];
    const known = new Map<string, string>();
    const names = new Map<string, string>();
    for (let count = 0; count < 10_000; count += 1) {
      const each = { site: random.pick(['m', 'moodle']), course: text(), chapter: text() };
      const tag = random.pick(tags);
      const own = await roomChannel(each);
      const channel = tag === null ? own : groupChannel(own, tag);
      const key = JSON.stringify([each, tag]);
      expect(known.get(channel) ?? key).toBe(key);
      expect(isChannelName(channel) && isRoomChannel(channel)).toBe(true);
      // All of a room have one name, and no other room has it.
      const name = roomName(channel);
      expect(names.get(name) ?? JSON.stringify(each)).toBe(JSON.stringify(each));
      expect(roomName(own)).toBe(name);
      known.set(channel, key);
      names.set(name, JSON.stringify(each));
    }
  });
});
