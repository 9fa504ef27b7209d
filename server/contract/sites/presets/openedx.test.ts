import { describePreset } from '../testing/preset-table.ts';

const COURSE = 'course-v1:edX+DemoX+2024';
const SEQUENCE = 'block-v1:edX+DemoX+2024+type@sequential+block@abc';
const UNIT = 'block-v1:edX+DemoX+2024+type@vertical+block@def';
const encode = (...parts: string[]) => parts.map(encodeURIComponent).join('/');

describePreset(
  'openedx',
  [
    [`/learning/course/${COURSE}/${SEQUENCE}/${UNIT}`, COURSE, UNIT],
    [`/learning/course/${encode(COURSE, SEQUENCE, UNIT)}`, COURSE, UNIT],
    [`/learning/preview/course/${COURSE}/${SEQUENCE}/${UNIT}`, COURSE, UNIT],
    [`/learning/preview/course/${encode(COURSE, SEQUENCE, UNIT)}`, COURSE, UNIT],
    [
      `/courses/${COURSE}/courseware/abc/def/2?activate_block_id=${encodeURIComponent(UNIT)}`,
      COURSE,
      'abc/def',
    ],
    [`/courses/${COURSE}/courseware/abc/def/`, COURSE, 'abc/def'],
    [`/learning/course/${COURSE}/${SEQUENCE}/${UNIT}?show=notes`, COURSE, UNIT],
    [
      '/learning/course/course-v1:Uni+Künste.1+2024_T1/block-v1:x/block-v1:y~z',
      'course-v1:Uni+Künste.1+2024_T1',
      'block-v1:y~z',
    ],
    [`/courses/${encode(COURSE)}/courseware/abc/def`, COURSE, 'abc/def'],
  ],
  [
    `/learning/course/${COURSE}/home`,
    `/learning/course/${COURSE}/progress/7`,
    `/learning/course/${COURSE}/dates`,
    `/learning/course/${COURSE}/discussion/category/x`,
    `/learning/course/${COURSE}/live`,
    `/learning/course/${COURSE}/course-end`,
    `/learning/course/${COURSE}/${SEQUENCE}`,
    `/courses/${COURSE}/about`,
    `/courses/${COURSE}/courseware/abc`,
    '/learning/',
  ],
);
