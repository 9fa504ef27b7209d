import { expect, it } from 'vitest';
import type { SignedInPerson } from '../identity/person.ts';
import { shownPerson } from './shown-person.ts';

const tia: SignedInPerson = {
  id: 'tia',
  name: 'Tia',
  imageUrl: null,
  role: 'instructor',
  courses: ['botany'],
};

it('marks who teaches the course, and nobody else', () => {
  expect(shownPerson(tia, 'botany')).toEqual({
    id: 'tia',
    name: 'Tia',
    imageUrl: null,
    role: 'instructor',
  });
  for (const [person, course] of [
    [tia, 'algebra'],
    [tia, null],
    [{ ...tia, role: 'learner' }, 'botany'],
    [{ ...tia, role: 'admin' }, 'botany'],
  ] as const) {
    expect(shownPerson(person, course)).not.toHaveProperty('role');
  }
});
