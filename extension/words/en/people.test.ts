import { describe, expect, it } from 'vitest';
import { plain } from '../phrase.ts';
import { andUnnamed, counted, countHere, hereToo, invisible, joined } from './people.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const NAMES = named('Ana', 'Ben', 'Cem', 'Dilara', 'Elif');
const TEACHER = { name: 'Tia', role: 'instructor' } as const;

describe('hereToo', () => {
  it.each([
    [1, 'Ana is here too'],
    [2, 'Ana and Ben are here too'],
    [3, 'Ana, Ben and Cem are here too'],
    [5, 'Ana, Ben and 3 others are here'],
  ])('names %i others', (others, expected) => {
    expect(plain(hereToo(NAMES.slice(0, others), others))).toBe(expected);
  });

  it('counts those who are not named', () => {
    expect(plain(hereToo(NAMES, 1_200))).toBe('Ana, Ben and 1,198 others are here');
    expect(plain(hereToo(named('Ana', 'Ben'), 3))).toBe('Ana, Ben and 1 other are here');
    expect(plain(hereToo([], 1))).toBe('1 other is here');
  });

  it('tells names from its own words, also where a name looks like them', () => {
    const names = hereToo(named('Ana', '3 others'), 5).filter((part) => part.name);
    expect(names.map((part) => part.text)).toEqual(['Ana', '3 others']);
  });

  it('says who teaches the course, and that in no one’s name', () => {
    expect(plain(hereToo([TEACHER], 1))).toBe('Tia (instructor) is here too');
    expect(plain(hereToo([TEACHER, ...named('Ben')], 9))).toBe(
      'Tia (instructor), Ben and 7 others are here',
    );
    expect(hereToo([TEACHER], 1).filter((part) => part.name)).toEqual([
      { text: 'Tia', name: true },
    ]);
  });
});

describe('joined', () => {
  it.each([
    [1, 'Ana joined'],
    [2, 'Ana and Ben joined'],
    [3, 'Ana, Ben and Cem joined'],
    [5, 'Ana, Ben and 3 others joined'],
  ])('names %i', (people, expected) => {
    expect(plain(joined(NAMES.slice(0, people)))).toBe(expected);
  });

  it('says who teaches the course', () => {
    expect(plain(joined([TEACHER, ...named('Ben')]))).toBe('Tia (instructor) and Ben joined');
  });

  it('says of more than two who came over a while how many they are', () => {
    const words = (count: number) => plain(joined(NAMES.slice(0, count), true));
    expect([1, 2, 3].map(words)).toEqual(['Ana joined', 'Ana and Ben joined', '3 people joined']);
  });
});

describe('invisible', () => {
  it('says how many others are here', () => {
    expect(plain(invisible(5))).toBe('You are invisible · 5 people are here');
    expect(plain(invisible(1))).toBe('You are invisible · 1 person is here');
  });
});

describe('countHere', () => {
  it('knows one from many', () => {
    expect([1, 2, 1_200].map(countHere)).toEqual([
      '1 person on this chapter',
      '2 people on this chapter',
      '1,200 people on this chapter',
    ]);
  });
});

describe('counted', () => {
  it('goes on after the number, and says who is not among them', () => {
    expect(counted(1, false)).toBe('person on this chapter');
    expect(counted(2, true)).toBe('people on this chapter. You are invisible.');
  });
});

it('says of how many no name is shown', () => {
  expect([andUnnamed(1), andUnnamed(1_200)]).toEqual([
    'and 1 who shows no name',
    'and 1,200 who show no name',
  ]);
});
