import { describe, expect, it } from 'vitest';
import type { ChapterView } from '../messages/chapter-view.ts';
import { detectJoins } from './detect-joins.ts';

const TOAST_REPEAT_MS = 10 * 60_000;
const TOAST_RETURN_MS = 60_000;

/** A live view of a chapter with these people on it; `me` is oneself. */
function view(ids: string, changes: Partial<ChapterView> = {}): ChapterView {
  const members = ids
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ id, name: id, imageUrl: null, away: false, returned: false }));
  return {
    connection: 'live',
    selfId: 'me',
    members,
    count: members.length,
    appearsOffline: false,
    joinToasts: true,
    ...changes,
  };
}

/** Who has newly joined with each of these views; each comes so many ms after the one before. */
function joinedWith(...views: (ChapterView | [after: number, view: ChapterView])[]): string[] {
  let now = 1_000_000;
  let memory: ReturnType<typeof detectJoins>['memory'] = null;
  return views.map((next) => {
    const [after, shown] = Array.isArray(next) ? next : [100, next];
    now += after;
    const seen = detectJoins(memory, shown, now);
    memory = seen.memory;
    return seen.joined.map(({ id }) => id).join(' ');
  });
}

describe('detectJoins', () => {
  it('names nobody on the first view of a chapter', () => {
    expect(joinedWith(view('me ana ben'))).toEqual(['']);
  });

  it('names nobody on the first live view after views that were not live', () => {
    const connecting = view('', { connection: 'connecting', selfId: null });
    expect(joinedWith(connecting, view('me ana'))).toEqual(['', '']);
  });

  it('names who was not there before', () => {
    expect(joinedWith(view('me'), view('me ana'), view('me ana ben cem'))).toEqual([
      '',
      'ana',
      'ben cem',
    ]);
  });

  it('names who was not there before beside those who are only counted', () => {
    const withCounted = { count: 5, counted: 3 };
    expect(joinedWith(view('me', { count: 4, counted: 3 }), view('me ana', withCounted))).toEqual([
      '',
      'ana',
    ]);
  });

  it('never names oneself', () => {
    expect(joinedWith(view('ana'), view('me ana'))).toEqual(['', '']);
  });

  it('names nobody who comes again within a minute', () => {
    expect(joinedWith(view('me ana'), view('me'), [TOAST_RETURN_MS - 1, view('me ana')])).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('names who comes again after a minute', () => {
    expect(joinedWith(view('me ana'), view('me'), [TOAST_RETURN_MS, view('me ana')])).toEqual([
      '',
      '',
      'ana',
    ]);
  });

  it('names nobody who returns, as far as the worker knows', () => {
    const { members, ...rest } = view('me ana ben');
    const back = members.map((member) => ({ ...member, returned: member.id === 'ana' }));
    expect(joinedWith(view('me'), { ...rest, members: back })).toEqual(['', 'ben']);
  });

  it('counts the minute anew each time someone leaves', () => {
    const views = [view('me ana'), view('me'), view('me ana'), view('me')];
    expect(joinedWith(...views, [TOAST_RETURN_MS - 1, view('me ana')]).at(-1)).toBe('');
  });

  it('names someone who leaves and comes again and again once in ten minutes', () => {
    const views = Array.from({ length: 20 }, (): [number, ChapterView][] => [
      [65_000, view('me')],
      [65_000, view('me ana')],
    ]).flat();
    const seen = joinedWith(view('me'), ...views).filter(Boolean);
    // 20 times in 43 minutes, 130 s apart.
    expect(seen.length).toBe(4);
    expect(
      joinedWith(view('me'), view('me ana'), view('me'), [TOAST_REPEAT_MS, view('me ana')]),
    ).toEqual(['', 'ana', '', 'ana']);
  });

  it('names nobody while the connection is not live, and after it only who was not there before', () => {
    const cut = view('me ana', { connection: 'reconnecting' });
    expect(joinedWith(view('me ana'), cut, [60_000, view('me ana ben')])).toEqual(['', '', 'ben']);
  });

  it('names nobody after signing in again', () => {
    const signedOut = view('', { connection: 'signed-out', selfId: null });
    expect(joinedWith(view('me'), signedOut, view('me ana ben'))).toEqual(['', '', '']);
  });

  it('names nobody where not all are named, since a name may just have moved up', () => {
    const crowd = view('me ana', { count: 150 });
    expect(joinedWith(crowd, view('me ana ben', { count: 150 }), view('me ana ben cem'))).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('names nobody to a learner who does not want to be told, also not later', () => {
    const quiet = view('me ana', { joinToasts: false });
    expect(joinedWith(view('me'), quiet, view('me ana'))).toEqual(['', '', '']);
  });
});
