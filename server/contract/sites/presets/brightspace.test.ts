import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'brightspace',
  [
    ['/d2l/le/content/6606/viewContent/1234/View', '6606', '1234'],
    ['/d2l/le/lessons/6606/topics/1234', '6606', '1234'],
    ['/d2l/le/content/6606/viewContent/1234/View?ou=6606', '6606', '1234'],
    ['/d2l/le/lessons/6606/topics/1234?from=email', '6606', '1234'],
    ['/d2l/le/lessons/6606/units/1234', '6606', 'units/1234'],
    ['/d2l/le/lessons/6607/topics/1234', '6607', '1234'],
    ['/d2l/le/content/6606/viewContent/01/View', '6606', '01'],
  ],
  [
    '/d2l/home/6606',
    '/d2l/le/content/6606/Home',
    '/d2l/le/lessons/6606',
    '/d2l/le/lessons/6606/topics',
    '/d2l/le/6606/discussions/topics/1234/View',
  ],
);
