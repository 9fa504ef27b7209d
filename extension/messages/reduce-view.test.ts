import { describe, expect, it } from 'vitest';
import type { ChapterView } from './chapter-view.ts';
import { reduceView } from './reduce-view.ts';

const ana = { id: 'ana', name: 'Ana', imageUrl: null, away: false, returned: false };
const ben = { id: 'ben', name: 'Ben', imageUrl: null, away: true, returned: false };
const choices = { appearsOffline: false, joinToasts: true };
const live: ChapterView = {
  connection: 'live',
  selfId: 'ana',
  members: [ana, ben],
  count: 2,
  ...choices,
};
const nobody = { members: [], count: 0 };

describe('reduceView', () => {
  it('shows what the worker knows', () => {
    const people = { members: [ana], count: 1 };
    const update = { connection: 'live', selfId: 'ana', people, ...choices } as const;
    expect(reduceView(live, update)).toEqual({ ...live, ...people });
  });

  it('goes on showing the last people while a new worker connects', () => {
    const update = { connection: 'connecting', selfId: null, people: null, ...choices } as const;
    expect(reduceView(live, update)).toEqual(live);
  });

  it('says that it reconnects when a new worker finds no server', () => {
    const update = { connection: 'unreachable', selfId: 'ana', people: null, ...choices } as const;
    expect(reduceView(live, update)).toEqual({ ...live, connection: 'reconnecting' });
  });

  it.each(['signed-out', 'unchosen', 'updating', 'refused'] as const)(
    'forgets everyone whom it may not show any more: %s',
    (connection) => {
      const update = { connection, selfId: null, people: null, ...choices };
      expect(reduceView(live, update)).toMatchObject({ connection, ...nobody });
    },
  );

  it('knows nobody before the first snapshot', () => {
    const update = { connection: 'connecting', selfId: 'ana', people: null, ...choices } as const;
    expect(reduceView(null, update)).toMatchObject({ connection: 'connecting', ...nobody });
  });
});
