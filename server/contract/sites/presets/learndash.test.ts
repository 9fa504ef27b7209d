import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'learndash',
  [
    ['/courses/intro/lessons/first/topic/basics/', 'intro', 'first/basics'],
    ['/courses/intro/lessons/first/', 'intro', 'first'],
    ['/courses/intro/lessons/first/topics/basics/', 'intro', 'first/basics'],
    ['/courses/intro/lessons/first/quizzes/check/', 'intro', 'first/quiz:check'],
    ['/courses/intro/quizzes/final/', 'intro', 'quiz:final'],
    [
      '/courses/intro/lessons/first/topic/basics/quizzes/check/',
      'intro',
      'first/basics/quiz:check',
    ],
    ['/courses/einführung/lessons/größen/', 'einführung', 'größen'],
    ['/courses/intro/lessons/quiz/', 'intro', 'quiz'],
  ],
  [
    '/courses/',
    '/courses/intro/',
    '/courses/intro/lessons/',
    '/lessons/first/',
    '/courses/intro/lessons/first/topic/',
    '/courses/intro/lessons/first/page/2/',
  ],
);
