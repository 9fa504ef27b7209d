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
  const shown = { id: 'tia', name: 'Tia', imageUrl: null };
  expect(shownPerson(tia, { teaches: true })).toEqual({ ...shown, role: 'instructor' });
  expect(shownPerson(tia, { teaches: false })).toEqual(shown);
});
