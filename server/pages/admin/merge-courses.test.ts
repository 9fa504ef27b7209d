import { expect, it } from 'vitest';
import { mergeCourses } from './merge-courses.ts';

const course = (id: string, title: string | null = null, site = 'demo') => ({
  ...{ site, course: id, title },
});

it('has courses that were found once each, and by the title that they have now', () => {
  const known = [course('a'), course('b', 'Botany')];
  const found = [course('b', 'Plants'), course('c'), course('a', null, 'other')];
  expect(mergeCourses(known, found)).toEqual([
    course('a'),
    course('b', 'Plants'),
    course('c'),
    course('a', null, 'other'),
  ]);
});
