import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'freecodecamp',
  [
    ['/learn/a-certification/a-block/step-1', 'a-certification', 'a-block/step-1'],
    ['/learn/a-certification/b-block/step-1', 'a-certification', 'b-block/step-1'],
    ['/learn/b/a-block/step-1', 'b', 'a-block/step-1'],
    ['/learn/a/b/größe', 'a', 'b/größe'],
    ['/learn/2022/web-design/learn-html?x=1', '2022', 'web-design/learn-html'],
    ['/learn/a/b/c%2Fd', 'a', 'b/c%2Fd'],
  ],
  ['/learn', '/learn/a-certification', '/learn/a-certification/a-block', '/settings'],
);
