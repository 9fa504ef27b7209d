import { expect, it } from 'vitest';
import { titleChange } from './title-change.ts';

const course = { site: 'demo', course: 'botany', title: 'Old' };

it.each([
  [
    { chapter: '', title: ' Botany ' },
    { chapter: null, title: 'Botany' },
  ],
  [
    { chapter: ' 1 ', title: 'Roots' },
    { chapter: '1', title: 'Roots' },
  ],
  [
    { chapter: '1', title: ' ' },
    { chapter: '1', title: null },
  ],
])('names what the form says: %j', (fields, change) => {
  expect(titleChange(course, fields)).toEqual({ site: 'demo', course: 'botany', ...change });
});
