import { describe, expect, it } from 'vitest';
import { type ConnectionInputs, type Course, expected, judge } from './toast-judge.ts';

const PAGE: ConnectionInputs = {
  seen: 'always',
  steady: true,
  disturbed: false,
  admitted: 'always',
};
const NEW: Course = {
  wasListed: false,
  isThere: true,
  isNamed: 'always',
  hasChanged: false,
  wasNewWhenChanged: false,
  joins: 1,
  absentBefore: Number.POSITIVE_INFINITY,
  gone: 0,
  wasUnknown: false,
  wasForgotten: false,
  wasHeardOfLate: false,
};

describe('a toast is', () => {
  it('due for who is new on a page that was seen all the time', () => {
    expect(expected(PAGE, NEW)).toBe('due');
  });

  it('undue on a page that nobody saw', () => {
    expect(expected({ ...PAGE, seen: 'never' }, NEW)).toBe('undue');
  });

  it('undue for who shows no name, and possible for who shows one meanwhile', () => {
    expect(expected(PAGE, { ...NEW, isNamed: 'never' })).toBe('undue');
    expect(expected(PAGE, { ...NEW, isNamed: 'sometimes' })).toBe('may');
  });

  it('undue for who was there and is seen otherwise, unless they had only just come', () => {
    const course = { ...NEW, wasListed: true, joins: 0, gone: 2_000, hasChanged: true };
    expect(expected(PAGE, course)).toBe('undue');
    expect(expected(PAGE, { ...course, wasNewWhenChanged: true })).toBe('may');
  });

  it('possible where the reader looked on, or could not, for some of the time', () => {
    expect(expected({ ...PAGE, admitted: 'sometimes' }, NEW)).toBe('may');
  });

  it('undue for who was there all the time', () => {
    expect(expected(PAGE, { ...NEW, wasListed: true, joins: 0 })).toBe('undue');
  });

  it('undue for who was gone for a moment, through no doing of the test', () => {
    expect(expected(PAGE, { ...NEW, wasListed: true, joins: 0, gone: 3_000 })).toBe('undue');
  });

  it('undue for who left and came again before pages had forgotten them', () => {
    const course = { ...NEW, wasListed: true, joins: 2, gone: 6_000 };
    expect(expected(PAGE, course)).toBe('undue');
    expect(expected({ ...PAGE, steady: false }, course)).toBe('may');
  });

  it('undue for who was gone too shortly for any page to show it', () => {
    const course = { ...NEW, wasListed: true, joins: 0, gone: 1_000 };
    expect(expected({ ...PAGE, disturbed: true }, course)).toBe('undue');
  });

  it('possible on a disturbed page for who was gone for a moment', () => {
    const course = { ...NEW, wasListed: true, joins: 0, gone: 3_000 };
    expect(expected({ ...PAGE, disturbed: true }, course)).toBe('may');
  });

  it('possible on a page that found a person gone whom its browser had not known', () => {
    const course = { ...NEW, joins: 0, gone: 500, wasUnknown: true };
    expect(expected({ ...PAGE, steady: false }, course)).toBe('may');
  });

  it('possible for who was gone for long', () => {
    expect(expected(PAGE, { ...NEW, wasListed: true, joins: 0, gone: 63_000 })).toBe('may');
  });

  it('possible for who comes again before pages have forgotten them', () => {
    expect(expected(PAGE, { ...NEW, absentBefore: 70_000 })).toBe('may');
  });

  it('possible for who is new where all were cut off and the browser had forgotten them', () => {
    expect(expected(PAGE, { ...NEW, wasForgotten: true })).toBe('may');
  });

  it('possible for who is new on a page that may have heard of them late', () => {
    expect(expected(PAGE, { ...NEW, wasHeardOfLate: true })).toBe('may');
  });

  it('possible on a page that has just arrived itself', () => {
    expect(expected({ ...PAGE, steady: false }, NEW)).toBe('may');
  });
});

describe('the judgement', () => {
  it('finds who was named without reason, strangers and oneself included', () => {
    const toasts = [{ names: ['Ana', 'Ben'], unnamed: 0 }];
    expect(judge(toasts, new Map([['Ben', 'undue']]))).toEqual({
      undue: ['Ana', 'Ben'],
      missing: [],
    });
  });

  it('finds who was not told of', () => {
    expect(judge([], new Map([['Ben', 'due']]))).toEqual({ undue: [], missing: ['Ben'] });
  });

  it('takes those who were only counted for those who were due', () => {
    const expectations = new Map([
      ['Ana', 'due'],
      ['Ben', 'due'],
      ['Cem', 'due'],
    ] as const);
    expect(judge([{ names: ['Ana', 'Ben'], unnamed: 1 }], expectations)).toEqual({
      undue: [],
      missing: [],
    });
    expect(judge([{ names: ['Ana', 'Ben'], unnamed: 2 }], expectations).undue).toHaveLength(1);
  });
});
