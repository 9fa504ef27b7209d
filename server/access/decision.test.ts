import { describe, expect, it } from 'vitest';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { decision } from './decision.ts';

const rule = (id: string, more: Partial<SiteRule> = {}): SiteRule => ({
  id,
  origins: [`https://${id}.test`],
  pages: [{ at: '/{course}/{chapter}' }],
  ...more,
});
const moodle = rule('moodle', { access: 'enrolled', sameCourse: { 'maths-2025': 'maths' } });
const docs = rule('docs');
const sites = [moodle, docs];
const person = (role: SignedInPerson['role'], ...courses: string[]) => ({ role, courses });

describe('a room of a site that is open', () => {
  it.each(['learner', 'instructor', 'admin'] as const)('may be entered by any %s', (role) => {
    expect(decision(person(role), { site: 'docs', course: 'a' }, sites).enter).toBe(true);
    expect(decision(person(role), { site: 'docs', course: null }, sites).enter).toBe(true);
  });
});

describe('a room of a site for those on the course', () => {
  const maths = { site: 'moodle', course: 'maths' };
  it.each([
    ['a stranger', person('learner'), false],
    ['a learner on it', person('learner', 'moodle;maths'), true],
    ['a learner on one that shares its rooms', person('learner', 'moodle;maths-2025'), true],
    ['a learner on another', person('learner', 'moodle;physics'), false],
    ['a learner on that of another site', person('learner', 'docs;maths'), false],
    ['a learner on one of no known site', person('learner', 'maths'), false],
    ['its instructor', person('instructor', 'moodle;maths'), true],
    ['an instructor of another', person('instructor', 'moodle;physics'), false],
    ['an admin', person('admin'), true],
  ])('may be entered by %s: %j, %s', (_who, who, may) => {
    expect(decision(who, maths, sites).enter).toBe(may);
  });

  it('may not be entered where the course is not known, but by an admin', () => {
    const unknown = { site: 'moodle', course: null };
    expect(decision(person('learner', 'moodle;maths'), unknown, sites).enter).toBe(false);
    expect(decision(person('admin'), unknown, sites).enter).toBe(true);
  });
});

it('nobody may enter a room of a site that the server does not have', () => {
  expect(decision(person('admin'), { site: 'gone', course: 'a' }, sites)).toEqual({
    enter: false,
    teaches: false,
  });
});

describe('who teaches a course', () => {
  const botany = { site: 'docs', course: 'botany' };
  it.each([
    [person('instructor', 'docs;botany'), true],
    [person('instructor', 'moodle;botany'), false],
    [person('instructor', 'docs;algebra'), false],
    [person('instructor', 'botany'), false],
    [person('learner', 'docs;botany'), false],
    [person('admin', 'docs;botany'), false],
  ])('%j: %s', (who, teaches) => {
    expect(decision(who, botany, sites).teaches).toBe(teaches);
  });

  it('is where there is one site also who has the course alone', () => {
    expect(decision(person('instructor', 'botany'), botany, [docs]).teaches).toBe(true);
  });
});
