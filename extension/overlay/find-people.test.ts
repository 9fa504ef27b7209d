import { describe, expect, it } from 'vitest';
import { findPeople } from './find-people.ts';

const people = ['Ana García', 'Ben', 'Joël Dubois', 'Şule'].map((name) => ({ name }));
const found = (query: string) => findPeople(people, query).map(({ name }) => name);

describe('findPeople', () => {
  it('finds parts of names', () => {
    expect(found('arc')).toEqual(['Ana García']);
  });

  it('minds neither case nor accents nor spaces around', () => {
    expect(found(' GARCIA ')).toEqual(['Ana García']);
    expect(found('joel')).toEqual(['Joël Dubois']);
    expect(found('sule')).toEqual(['Şule']);
  });

  it('finds everybody by nothing', () => {
    expect(found('  ')).toHaveLength(people.length);
  });

  it('takes the query as text, not as a pattern', () => {
    expect(found('.*')).toEqual([]);
  });
});
