import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'generic',
  [
    ['/courses/42/chapters/7', '42', '7'],
    ['/courses/42/chapters/7/', '42', '7'],
    ['/courses/42/chapters/7?tab=notes#part-2', '42', '7'],
    ['/courses/a%20b/chapters/r%C3%A4ume', 'a b', 'räume'],
    ['/courses/課程/chapters/第一章', '課程', '第一章'],
    ['/courses/c++/chapters/a+b:c@d.e~f', 'c++', 'a+b:c@d.e~f'],
    ['/courses/a%2Fb/chapters/100%25', 'a/b', '100%'],
    ['/courses/42/chapters/100%', '42', '100%'],
    ['/courses/%FF/chapters/%252F', '%FF', '%2F'],
    ['/courses/Case/chapters/case', 'Case', 'case'],
  ],
  [
    '/',
    '/courses/42',
    '/courses/42/chapters',
    '/courses//chapters/7',
    '/courses/42/chapters/7/quiz',
    '/Courses/42/chapters/7',
    '/courses/%00/chapters/7',
  ],
);
