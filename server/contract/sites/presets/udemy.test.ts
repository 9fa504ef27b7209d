import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'udemy',
  [
    ['/course/web-bootcamp/learn/lecture/22532456#overview', 'web-bootcamp', '22532456'],
    ['/course/web-bootcamp/learn/lecture/22532456', 'web-bootcamp', '22532456'],
    [
      '/course/web-bootcamp/learn/lecture/22532456?start=15#questions/8',
      'web-bootcamp',
      '22532456',
    ],
    ['/course/web-bootcamp/learn/quiz/77', 'web-bootcamp', 'quiz/77'],
    ['/course/web-bootcamp/learn/practice/77', 'web-bootcamp', 'practice/77'],
    ['/course/curso-de-programação/learn/lecture/1', 'curso-de-programação', '1'],
    ['/course/x/learn/lecture/22532456', 'x', '22532456'],
  ],
  [
    '/course/web-bootcamp/',
    '/course/web-bootcamp/learn/',
    '/course/web-bootcamp/learn/lecture/',
    '/course/web-bootcamp/learn/lecture/intro',
    '/home/my-courses/learning/',
  ],
);
