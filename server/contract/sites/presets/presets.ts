import type { Preset } from '../rule.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { coursera } from './coursera.ts';
import { docs } from './docs.ts';
import { frappe } from './frappe.ts';
import { freecodecamp } from './freecodecamp.ts';
import { futurelearn } from './futurelearn.ts';
import { generic } from './generic.ts';
import { googleClassroom } from './google-classroom.ts';
import { hashRouter } from './hash-router.ts';
import { kajabi } from './kajabi.ts';
import { khan } from './khan.ts';
import { learndash } from './learndash.ts';
import { moodle } from './moodle.ts';
import { openedx } from './openedx.ts';
import { teachable } from './teachable.ts';
import { thinkific } from './thinkific.ts';
import { udemy } from './udemy.ts';

/** A preset, and what of it people are told. */
export interface NamedPreset {
  name: string;
  /** The platforms that it is for. */
  is: string;
  /** An address that it knows, and what it makes of it; of an element, where one tells something. */
  example: { url: string; bodyClass?: string; course: string; chapter: string };
  rule: Preset;
}

/** Rules for platforms that many schools use. */
export const PRESETS: readonly NamedPreset[] = [
  preset('generic', 'sites with the demo course’s addresses', generic, {
    url: 'https://learn.example.com/courses/42/chapters/7',
    course: '42',
    chapter: '7',
  }),
  preset('moodle', 'Moodle', moodle, {
    url: 'https://moodle.example.edu/mod/page/view.php?id=4711',
    bodyClass: 'path-mod-page course-5 cmid-4711',
    course: '5',
    chapter: '4711',
  }),
  preset('canvas', 'Canvas LMS', canvas, {
    url: 'https://canvas.example.edu/courses/123/pages/week-1-intro',
    course: '123',
    chapter: 'pages/week-1-intro',
  }),
  preset('openedx', 'Open edX', openedx, {
    url: 'https://apps.example.org/learning/course/course-v1:edX+DemoX+2024/block-v1:edX+DemoX+2024+type@sequential+block@abc/block-v1:edX+DemoX+2024+type@vertical+block@def',
    course: 'course-v1:edX+DemoX+2024',
    chapter: 'block-v1:edX+DemoX+2024+type@vertical+block@def',
  }),
  preset('brightspace', 'Brightspace (D2L)', brightspace, {
    url: 'https://school.example.com/d2l/le/lessons/6606/topics/1234',
    course: '6606',
    chapter: '1234',
  }),
  preset('teachable', 'Teachable', teachable, {
    url: 'https://academy.example.com/courses/1234/lectures/5678',
    course: '1234',
    chapter: '5678',
  }),
  preset('thinkific', 'Thinkific', thinkific, {
    url: 'https://academy.example.com/courses/take/intro-to-x/lessons/12345-welcome',
    course: 'intro-to-x',
    chapter: '12345',
  }),
  preset('learndash', 'LearnDash (WordPress)', learndash, {
    url: 'https://school.example.com/courses/intro/lessons/first/topic/basics/',
    course: 'intro',
    chapter: 'first/basics',
  }),
  preset('coursera', 'Coursera', coursera, {
    url: 'https://www.coursera.example/learn/machine-learning/lecture/abc12/welcome',
    course: 'machine-learning',
    chapter: 'abc12',
  }),
  preset('udemy', 'Udemy', udemy, {
    url: 'https://www.udemy.example/course/the-web-developer-bootcamp/learn/lecture/22532456',
    course: 'the-web-developer-bootcamp',
    chapter: '22532456',
  }),
  preset('docs', 'Docusaurus, VitePress, MkDocs, GitBook, mdBook', docs, {
    url: 'https://docs.example.org/de/course/part1/intro/',
    course: 'course',
    chapter: 'part1/intro',
  }),
  preset('hash-router', 'docsify, Kolibri and other sites of one page', hashRouter, {
    url: 'https://docs.example.org/course/#/unit1/lesson2',
    course: 'course',
    chapter: 'unit1/lesson2',
  }),
  preset('frappe', 'Frappe LMS', frappe, {
    url: 'https://lms.example.com/lms/courses/a-guide/learn/1-2',
    course: 'a-guide',
    chapter: '1-2',
  }),
  preset('khan', 'Khan Academy and sites like it', khan, {
    url: 'https://khan.example.org/math/algebra/x2f8:foundation-algebra/x2f8:intro-variables/v/what-is-a-variable',
    course: 'math/algebra',
    chapter: 'v/what-is-a-variable',
  }),
  preset('kajabi', 'Kajabi', kajabi, {
    url: 'https://academy.example.com/products/intro/categories/21/posts/77',
    course: 'intro',
    chapter: '77',
  }),
  preset('futurelearn', 'FutureLearn', futurelearn, {
    url: 'https://www.futurelearn.example/courses/intro/3/steps/12345',
    course: 'intro/3',
    chapter: '12345',
  }),
  preset('freecodecamp', 'freeCodeCamp', freecodecamp, {
    url: 'https://www.freecodecamp.example/learn/a-certification/a-block/step-1',
    course: 'a-certification',
    chapter: 'a-block/step-1',
  }),
  preset('google-classroom', 'Google Classroom', googleClassroom, {
    url: 'https://classroom.example.com/c/NTQx/a/ODcy/details',
    course: 'NTQx',
    chapter: 'a/ODcy',
  }),
];

function preset(name: string, is: string, rule: Preset, example: NamedPreset['example']) {
  return { name, is, rule, example };
}
