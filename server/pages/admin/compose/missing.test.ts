import { expect, it } from 'vitest';
import { EMPTY_FIELDS } from './draft-fields.ts';
import { missingContent, missingIn } from './missing.ts';

const TEACHER = { sites: ['demo'], courses: [{ site: 'demo', course: 'light' }] };
const NOBODY = { sites: ['demo'], courses: [] };
const titled = { ...EMPTY_FIELDS, title: 'T' };

it('misses nothing of a title for a course', () => {
  expect(missingIn(titled, TEACHER, false)).toEqual([]);
});

it('misses a title, and what is on a button that leads somewhere', () => {
  const fields = { ...EMPTY_FIELDS, title: ' ', action1Url: '/x' };
  expect(missingContent(fields)).toEqual([
    { field: 'title', message: 'Give it a title.' },
    { field: 'action1Title', message: 'Say what is on it.' },
  ]);
});

it.each([
  ['users', TEACHER, { field: 'learner', message: 'Add at least one person.' }],
  ['course', NOBODY, { field: 'courseId', message: 'You have no course yet.' }],
  ['chapter', NOBODY, { field: 'courseId', message: 'You have no course yet.' }],
  ['chapter', TEACHER, { field: 'chapterId', message: 'Say which chapter.' }],
] as const)('misses whom it is for: %s, of %j', (audience, sender, problem) => {
  expect(missingIn({ ...titled, audience }, sender, false)).toEqual([problem]);
});

it('misses the time only where Later is chosen, and tells none from half of one', () => {
  const later = { ...titled, when: 'later' } as const;
  expect(missingIn(later, TEACHER, false)).toEqual([
    { field: 'sendAt', message: 'Choose a date and a time.' },
  ]);
  expect(missingIn(later, TEACHER, true)).toEqual([
    { field: 'sendAt', message: 'Complete the date and the time.' },
  ]);
  expect(missingIn({ ...later, sendAt: '2026-12-31T09:00' }, TEACHER, false)).toEqual([]);
  expect(missingIn(titled, TEACHER, true)).toEqual([]);
});
