import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChapterUpdate } from '../messages/chapter-update.ts';
import { readUpdate } from './read-update.ts';

const ana = { id: 'ana', name: 'Ana', imageUrl: null, away: false, returned: false };
const room = { site: 'demo', course: 'stars', chapter: '1' };
const good = {
  room,
  connection: 'live',
  selfId: 'ana',
  people: { members: [ana], count: 1 },
  appearsOffline: false,
  joinToasts: true,
};

describe('readUpdate', () => {
  const tia = { ...ana, role: 'instructor' };
  it.each([
    good,
    { ...good, people: null, selfId: null },
    { ...good, people: { members: [tia], count: 1 } },
  ])('takes what the worker sends', (message) => {
    expect(readUpdate(message)).toEqual(message);
    expect(v.is(ChapterUpdate, message)).toBe(true);
  });

  const wrong = [null, 7, 'live', [], {}].concat(
    Object.keys(good).flatMap((key) => [
      { ...good, [key]: undefined },
      { ...good, [key]: [] },
    ]),
    Object.keys(ana).map((key) => ({
      ...good,
      people: { members: [{ ...ana, [key]: 7 }], count: 1 },
    })),
    Object.keys(room).map((key) => ({ ...good, room: { ...room, [key]: 7 } })),
    [
      { ...good, people: { members: [ana], count: '1' } },
      { ...good, people: { members: ana, count: 1 } },
      { ...good, people: { members: [{ ...ana, role: 'king' }], count: 1 } },
    ],
  );
  it.each(wrong)('refuses what the schema refuses: %j', (message) => {
    expect(readUpdate(message)).toBeNull();
    expect(v.is(ChapterUpdate, message)).toBe(false);
  });
});
