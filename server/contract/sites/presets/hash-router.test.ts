import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'hash-router',
  [
    ['/course/#/unit1/lesson2?x=1', 'course', 'unit1/lesson2'],
    ['/course/index.html#/unit1/lesson2', 'course', 'unit1/lesson2'],
    ['/#/course/unit1/lesson2', 'course', 'unit1/lesson2'],
    ['/course/#!/unit1/', 'course', 'unit1'],
    ['/school/course#/unit1', 'school/course', 'unit1'],
    ['/course/#/gr%C3%B6%C3%9Fe', 'course', 'größe'],
    ['/course/#/a%2Fb/c?id=heading', 'course', 'a%2Fb/c'],
  ],
  ['/course/', '/course/#', '/course/#/', '/course/#part-2', '/#/course', '/course/#//unit1'],
);
