import { expect, it } from 'vitest';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { shownPerson } from './shown-person.ts';

const tia: SignedInPerson = {
  id: 'tia',
  name: 'Tia',
  imageUrl: null,
  role: 'instructor',
  courses: ['botany'],
};
const moodle = { ...DEMO_RULE, id: 'moodle', uniqueChapters: false };
const one = [DEMO_RULE];
const two = [DEMO_RULE, moodle];
const room = (course: string, site = 'demo') => ({ site, course, chapter: '1' });

it('marks who teaches the course, and nobody else', () => {
  expect(shownPerson(tia, room('botany'), one)).toEqual({
    id: 'tia',
    name: 'Tia',
    imageUrl: null,
    role: 'instructor',
  });
  for (const [person, where] of [
    [tia, room('algebra')],
    [tia, null],
    [{ ...tia, role: 'learner' }, room('botany')],
    [{ ...tia, role: 'admin' }, room('botany')],
  ] as const) {
    expect(shownPerson(person, where, one)).not.toHaveProperty('role');
  }
});

it('marks who teaches the course of that site, where there are several', () => {
  const teacher = { ...tia, courses: ['moodle;botany'] };
  expect(shownPerson(teacher, room('botany', 'moodle'), two)).toHaveProperty('role');
  expect(shownPerson(teacher, room('botany'), two)).not.toHaveProperty('role');
  expect(shownPerson(tia, room('botany'), two)).not.toHaveProperty('role');
});
