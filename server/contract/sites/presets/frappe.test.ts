import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'frappe',
  [
    ['/lms/courses/a-guide/learn/1-2', 'a-guide', '1-2'],
    ['/lms/courses/b-guide/learn/1-2', 'b-guide', '1-2'],
    ['/courses/a-guide/learn/1.2', 'a-guide', '1.2'],
    ['/lms/courses/a-guide/learn/10-3?page=2', 'a-guide', '10-3'],
    ['/lms/courses/führung/learn/1-1', 'führung', '1-1'],
    ['/lms/courses/a-guide/learn/1-2#comments', 'a-guide', '1-2'],
  ],
  [
    '/lms/courses',
    '/lms/courses/a-guide',
    '/lms/courses/a-guide/learn',
    '/lms/courses/a-guide/learn/1-2/edit',
    '/lms/batches/details/x',
  ],
);
