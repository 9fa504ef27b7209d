import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'teachable',
  [
    ['/courses/1234/lectures/5678', '1234', '5678'],
    ['/courses/intro-to-x/lectures/5678', 'intro-to-x', '5678'],
    ['/courses/1234/lectures/5678?wtime=10', '1234', '5678'],
    ['/courses/für-alle/lectures/1', 'für-alle', '1'],
    ['/courses/1234/lectures/5679', '1234', '5679'],
    ['/courses/1235/lectures/5678', '1235', '5678'],
  ],
  [
    '/',
    '/courses/enrolled/1234',
    '/courses/1234/lectures',
    '/courses/1234/lectures/new',
    '/p/intro-to-x',
    '/courses/1234/lectures/5678/comments',
  ],
);
