import { describe, expect, it } from 'vitest';
import { Roster } from './roster.ts';

function decoded(roster: Roster) {
  const { ids, hash, count } = roster.snapshot();
  const data: { ids: string[]; hash: object } = JSON.parse(
    JSON.parse(`"{\\"ids\\":[${ids}],\\"hash\\":{${hash}}}"`),
  );
  return { ...data, count };
}

function rosterOf(...userIds: string[]): Roster {
  const roster = new Roster();
  for (const userId of userIds) roster.add({ userId, userInfo: `{"n":"${userId}"}` });
  return roster;
}

describe('a roster', () => {
  it('is empty at first', () => {
    expect(decoded(new Roster())).toEqual({ ids: [], hash: {}, count: 0 });
  });

  it('lists members in the order they came', () => {
    expect(decoded(rosterOf('b', 'a'))).toEqual({
      ids: ['b', 'a'],
      hash: { b: { n: 'b' }, a: { n: 'a' } },
      count: 2,
    });
  });

  it('is right again after members left and came', () => {
    const roster = rosterOf('a', 'b', 'c');
    roster.remove('a');
    expect(decoded(roster).ids).toEqual(['b', 'c']);
    roster.remove('b');
    roster.add({ userId: 'a', userInfo: '{}' });
    expect(decoded(roster)).toEqual({ ids: ['c', 'a'], hash: { c: { n: 'c' }, a: {} }, count: 2 });
    roster.remove('c');
    roster.remove('a');
    roster.add({ userId: 'd', userInfo: '{}' });
    expect(decoded(roster).ids).toEqual(['d']);
  });

  it('leaves a snapshot as it is while more members join', () => {
    const roster = rosterOf('a');
    const { ids } = roster.snapshot();
    for (let n = 0; n < 500; n += 1) roster.add({ userId: `user${n}`, userInfo: '{}' });
    expect(ids.toString()).toBe('\\"a\\"');
    expect(decoded(roster).ids).toHaveLength(501);
  });

  it('counts the connections of a member', () => {
    const roster = rosterOf('a');
    expect(roster.add({ userId: 'a', userInfo: '{"n":"new"}' })).toBe(false);
    expect(decoded(roster).hash).toEqual({ a: { n: 'new' } });
    expect(roster.release('a')).toBe(false);
    expect(roster.release('a')).toBe(true);
    expect(roster.release('a')).toBe(false);
    expect(roster.has('a')).toBe(true);
  });
});
