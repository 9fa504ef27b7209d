import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'canvas',
  [
    ['/courses/123/pages/week-1-intro?module_item_id=778', '123', 'pages/week-1-intro'],
    ['/courses/123/assignments/9', '123', 'assignments/9'],
    ['/courses/123/quizzes/9', '123', 'quizzes/9'],
    ['/courses/123/discussion_topics/9?module_item_id=1', '123', 'discussion_topics/9'],
    ['/courses/123/files/44?wrap=1', '123', 'files/44'],
    ['/courses/123/pages/einführung', '123', 'pages/einführung'],
    ['/courses/123/pages/1', '123', 'pages/1'],
    ['/courses/123/pages/a%2Fb', '123', 'pages/a%2Fb'],
  ],
  [
    '/courses/123',
    '/courses/123/pages',
    '/courses/123/pages/week-1-intro/edit',
    '/courses/123/modules',
    '/courses/123/assignments/syllabus',
    '/courses/123/quizzes/9/take',
    '/courses/new/pages/x',
  ],
);
