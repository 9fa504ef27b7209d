import { expect, it } from 'vitest';
import { courseName, tellsSites } from './course-name.ts';

it.each([
  [['demo'], 'light', 'demo', 'light'],
  [['moodle', 'docs'], 'light', 'moodle', 'light (moodle)'],
  // Of before there were several.
  [['moodle', 'docs'], 'light', undefined, 'light'],
  [['moodle', 'docs'], 'light', '', 'light'],
])('of the sites %j the course %s of %s is called %s', (sites, course, site, name) => {
  expect(courseName(course, site, tellsSites({ sites }))).toBe(name);
});
