import { describe, expect, it } from 'vitest';
import { crowdAfter, isNews, NO_CROWD, untilNextLook } from './crowd-rules.ts';

const CROWD = { crowd: true, rejoin: false };
const REJOINING = { crowd: true, rejoin: true };
/** Members of the presence channel, people beside it, and all of them where none is on both. */
const room = (members: number, beside: number, people = members + beside) => ({
  ...{ members, beside, people },
});

describe('a room whose presence channel holds 100', () => {
  it.each([
    ['nobody', room(0, 0), NO_CROWD],
    ['99 members', room(99, 0), NO_CROWD],
    ['100 members', room(100, 0), CROWD],
    ['1,234 people', room(100, 1_134), CROWD],
    ['somebody beside 99', room(99, 1), CROWD],
    ['one left beside 3, of whom nobody knew', room(3, 1), REJOINING],
  ])('is with %s as it should be', (_who, people, after) => {
    expect(crowdAfter(NO_CROWD, people, 100)).toEqual(after);
  });

  it('stays a crowd until fewer than 80 are there, and then until nobody is beside it', () => {
    expect(crowdAfter(CROWD, room(80, 0), 100)).toEqual(CROWD);
    expect(crowdAfter(CROWD, room(60, 20), 100)).toEqual(CROWD);
    expect(crowdAfter(CROWD, room(60, 19), 100)).toEqual(REJOINING);
    expect(crowdAfter(REJOINING, room(79, 3, 79), 100)).toEqual(REJOINING);
    expect(crowdAfter(REJOINING, room(79, 0), 100)).toEqual(NO_CROWD);
  });

  it('goes on rejoining while others come, as long as there is room for all', () => {
    expect(crowdAfter(REJOINING, room(90, 9), 100)).toEqual(REJOINING);
    expect(crowdAfter(REJOINING, room(90, 10), 100)).toEqual(CROWD);
  });
});

describe('a count', () => {
  const count = (people: number) => ({ ...CROWD, count: people, faces: [] });
  const since = (age: number, isSteady = false) => ({ age, isSteady, limit: 100 });

  it.each([
    [85, 86],
    [101, 100],
    [110, 115],
    [1_210, 1_260],
    [54_000, 54_500],
  ])('is news where it was %i and is %i', (before, now) => {
    expect(isNews(count(before), count(now), since(3_500))).toBe(true);
  });

  it.each([
    [110, 114],
    [200, 199],
    [1_210, 1_250],
    [54_000, 54_400],
  ])('is none where it was %i and is %i, while people come and go', (before, now) => {
    expect(isNews(count(before), count(now), since(3_500))).toBe(false);
    expect(isNews(count(before), count(now), since(60_000))).toBe(false);
  });

  it('is told exactly where nobody comes or goes, half a minute after the last', () => {
    expect(isNews(count(1_210), count(1_234), since(29_000, true))).toBe(false);
    expect(isNews(count(1_210), count(1_234), since(30_000, true))).toBe(true);
    expect(isNews(count(1_234), count(1_234), since(60_000, true))).toBe(false);
  });

  it('is news where others are to be seen, or the crowd begins or ends', () => {
    const faces = [{ id: 'ana', name: 'Ana', imageUrl: null }];
    expect(isNews(count(1_210), { ...count(1_210), faces }, since(3_500))).toBe(true);
    expect(isNews(null, count(100), since(Infinity))).toBe(true);
    expect(isNews(count(79), { ...count(79), crowd: false }, since(3_500))).toBe(true);
    expect(isNews(null, { ...count(3), crowd: false }, since(Infinity))).toBe(false);
  });

  it('is published again before cache channels forget it, after 30 min', () => {
    expect(isNews(count(1_210), count(1_210), since(24 * 60_000))).toBe(false);
    expect(isNews(count(1_210), count(1_210), since(26 * 60_000))).toBe(true);
  });
});

describe('the next look', () => {
  it('comes within 5 s where a room is half full, and in half a minute else', () => {
    expect(untilNextLook(50, [], 100)).toBeLessThan(4_000);
    expect(untilNextLook(0, [CROWD], 100)).toBeLessThan(4_000);
    expect(untilNextLook(49, [], 100)).toBe(30_000);
  });

  it('comes sooner while people join a presence channel again', () => {
    expect(untilNextLook(100, [CROWD, REJOINING], 100)).toBeLessThan(2_000);
  });
});
