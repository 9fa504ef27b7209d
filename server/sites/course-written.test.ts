import { describe, expect, it } from 'vitest';
import type { SiteRule } from '../contract/sites/rule.ts';
import { courseWritten } from './course-written.ts';
import { formerNames } from './former-names.ts';

const rule = (id: string, aliases?: string[]): SiteRule => ({
  id,
  ...(aliases && { aliases }),
  origins: [`https://${id}.test`],
  pages: [{ at: '/{course}/{chapter}' }],
});
const one = [rule('moodle', ['old'])];
const two = [...one, rule('docs')];

describe('a course as an operator writes it', () => {
  it.each([
    ['5', one, 'moodle', '5'],
    ['moodle;5', one, 'moodle', '5'],
    ['moodle;a;b', one, 'moodle', 'a;b'],
    ['old;5', one, 'moodle', '5'],
    // An id may hold a semicolon.
    ['a;b', one, 'moodle', 'a;b'],
    ['moodle;', one, 'moodle', 'moodle;'],
    ['docs;5', two, 'docs', '5'],
    ['5', two, '', '5'],
    ['nowhere;5', two, '', 'nowhere;5'],
  ])('%s is one of %j: %s, %s', (entry, rules, site, course) => {
    expect(courseWritten(entry, rules)).toEqual({ site, course });
  });
});

describe('what a site was called in what is stored', () => {
  it('are its aliases, and nothing where there was one alone', () => {
    expect(formerNames(one)).toEqual([{ site: 'moodle', were: ['', 'old'] }]);
    expect(formerNames(two)).toEqual([{ site: 'moodle', were: ['old'] }]);
  });
});
