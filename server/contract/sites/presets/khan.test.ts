import { describePreset } from '../testing/preset-table.ts';

const UNIT = '/math/algebra/x2f8:foundation-algebra';

describePreset(
  'khan',
  [
    [`${UNIT}/x2f8:intro-variables/v/what-is-a-variable`, 'math/algebra', 'v/what-is-a-variable'],
    ['/math/algebra/other/where/v/what-is-a-variable', 'math/algebra', 'v/what-is-a-variable'],
    [`${UNIT}/x2f8:intro-variables/e/evaluate`, 'math/algebra', 'e/evaluate'],
    [`${UNIT}/x2f8:intro-variables/a/reading?lang=de`, 'math/algebra', 'a/reading'],
    [`${UNIT}/quiz/x2f8:quiz-1`, 'math/algebra', 'quiz/x2f8:quiz-1'],
    [`${UNIT}/test/x2f8:unit-test`, 'math/algebra', 'test/x2f8:unit-test'],
    ['/math/geometrie/größen/maß/v/was-ist-größe', 'math/geometrie', 'v/was-ist-größe'],
  ],
  [
    '/',
    '/math',
    '/math/algebra',
    UNIT,
    `${UNIT}/x2f8:intro-variables`,
    `${UNIT}/x2f8:intro-variables/v`,
    '/profile/me/courses/x/v/y/z',
  ],
);
