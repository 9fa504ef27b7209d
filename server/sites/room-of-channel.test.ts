import { describe, expect, it } from 'vitest';
import { type Room, roomChannel } from '../contract/room-channel.ts';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { channelOfRoom, roomOfChannel } from './room-of-channel.ts';

const rule = (id: string): SiteRule => ({
  id,
  origins: [`https://${id}.test`],
  pages: [{ at: '/{course}/{chapter}' }],
});
const [moodle, docs] = [rule('moodle'), rule('docs')];
const room = (site: string, chapter = '7'): Room => ({ site, course: '5', chapter });

describe('the room of a channel', () => {
  it('is that of the site that the name tells', async () => {
    const name = await roomChannel(room('docs'));
    const found = roomOfChannel(name, [moodle, docs, DEMO_RULE]);
    expect(found).toEqual({ rule: docs, course: '5', chapter: '7' });
  });

  it('is of the site whose chapter ids are unique, where the name tells the chapter alone', () => {
    const found = roomOfChannel('presence-chapter-7', [moodle, DEMO_RULE]);
    expect(found).toEqual({ rule: DEMO_RULE, course: null, chapter: '7' });
  });

  it('has no ids where the name is hashed', async () => {
    const name = await roomChannel(room('moodle', 'x'.repeat(500)));
    const found = roomOfChannel(name, [moodle]);
    expect(found).toEqual({ rule: moodle, course: null, chapter: null });
  });

  it.each([
    ['presence-chapter-moodle;5;7', [docs, DEMO_RULE]],
    // Its rooms are called by the chapter alone.
    ['presence-chapter-demo;5;7', [DEMO_RULE]],
    ['presence-chapter-7', [moodle, docs]],
    ['presence-chapter-moodle;=35;7', [moodle]],
    ['presence-global', [moodle]],
  ])('is none where no site has it: %s', (name, rules) => {
    expect(roomOfChannel(name, rules)).toBeNull();
  });
});

describe('the channel of a room', () => {
  it.each([
    [room('moodle'), 'presence-chapter-moodle;5;7'],
    [room('demo'), 'presence-chapter-7'],
    [room('docs'), null],
    [room(''), null],
  ])('of %j is %s', async (each, channel) => {
    expect(await channelOfRoom(each, [moodle, DEMO_RULE])).toBe(channel);
  });
});
