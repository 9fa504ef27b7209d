import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'futurelearn',
  [
    ['/courses/intro/3/steps/12345', 'intro/3', '12345'],
    ['/courses/intro/3/steps/12345/comments', 'intro/3', '12345'],
    ['/courses/intro/4/steps/12345', 'intro/4', '12345'],
    ['/courses/intro/3/steps/12345?main-nav=open', 'intro/3', '12345'],
    ['/courses/größe/1/steps/2', 'größe/1', '2'],
    ['/courses/intro/3/steps/12345#comment-1', 'intro/3', '12345'],
  ],
  [
    '/courses/intro',
    '/courses/intro/3/todo/99',
    '/courses/intro/3/steps',
    '/courses/intro/x/steps/1',
  ],
);
