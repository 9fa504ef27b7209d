import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'coursera',
  [
    ['/learn/machine-learning/lecture/abc12/welcome', 'machine-learning', 'abc12'],
    ['/learn/machine-learning/supplement/abc12/reading', 'machine-learning', 'abc12'],
    ['/learn/machine-learning/lecture/abc12', 'machine-learning', 'abc12'],
    ['/learn/machine-learning/quiz/Qx9/week-1/attempt', 'machine-learning', 'Qx9'],
    ['/learn/machine-learning/programming/p1/regression', 'machine-learning', 'p1'],
    [
      '/learn/machine-learning/lecture/abc12/willkommen-übersicht?t=10',
      'machine-learning',
      'abc12',
    ],
    ['/learn/ml/ungradedLab/L-1/lab', 'ml', 'L-1'],
  ],
  [
    '/learn/machine-learning',
    '/learn/machine-learning/home/welcome',
    '/learn/machine-learning/home/module/1',
    '/learn/machine-learning/lecture',
    '/learn/machine-learning/discussions/all',
    '/browse',
  ],
);
