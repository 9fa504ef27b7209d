import { describe, expect, it } from 'vitest';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { decision, type Place } from './decision.ts';
import type { Enrolment } from './enrolment.ts';

const rule = (id: string, more: Partial<SiteRule> = {}): SiteRule => ({
  id,
  origins: [`https://${id}.test`],
  pages: [{ at: '/{course}/{chapter}' }],
  ...more,
});
const moodle = rule('moodle', { access: 'enrolled', sameCourse: { 'maths-2025': 'maths' } });
const docs = rule('docs');
const sites = [moodle, docs];
const now = new Date('2026-11-30T12:00:00Z');
const person = (role: SignedInPerson['role'], ...courses: string[]) => ({ role, courses });
const listed = (courseId: string, more: Partial<Enrolment> = {}): Enrolment => ({
  ...{ site: 'moodle', courseId, beginsAt: null, endsAt: null, group: null, ceiling: null },
  ...more,
});
const decide = (
  who: ReturnType<typeof person>,
  place: Place,
  enrolments: Enrolment[] = [],
  rules = sites,
) => decision(who, place, rules, { enrolments, now });

describe('a room of a site that is open', () => {
  it.each(['learner', 'instructor', 'admin'] as const)('may be entered by any %s', (role) => {
    expect(decide(person(role), { site: 'docs', course: 'a' }).enter).toBe(true);
    expect(decide(person(role), { site: 'docs', course: null }).enter).toBe(true);
  });
});

const maths = { site: 'moodle', course: 'maths' };

describe('a room of a site for those on the course', () => {
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
    expect(decide(who, maths).enter).toBe(may);
  });

  it('may not be entered where the course is not known, but by an admin', () => {
    const unknown = { site: 'moodle', course: null };
    expect(decide(person('learner', 'moodle;maths'), unknown).enter).toBe(false);
    expect(decide(person('learner'), unknown, [listed('maths')]).enter).toBe(false);
    expect(decide(person('admin'), unknown).enter).toBe(true);
  });

  it.each([
    ['on its list', listed('maths'), true],
    ['on the list of a course that shares its rooms', listed('maths-2025'), true],
    ['on the list of another', listed('physics'), false],
    ['on the list of that of another site', listed('maths', { site: 'docs' }), false],
    ['listed until now', listed('maths', { endsAt: now }), false],
    ['listed until later', listed('maths', { endsAt: new Date(+now + 1) }), true],
    ['listed from now', listed('maths', { beginsAt: now }), true],
    ['listed from later', listed('maths', { beginsAt: new Date(+now + 1) }), false],
  ])('may be entered by who is %s: %j, %s', (_how, enrolment, may) => {
    expect(decide(person('learner'), maths, [enrolment]).enter).toBe(may);
  });

  it('is taught by nobody for being on its list', () => {
    expect(decide(person('instructor'), maths, [listed('maths')])).toMatchObject({
      enter: true,
      teaches: false,
    });
  });
});

it('nobody may enter a room of a site that the server does not have', () => {
  const nothing = { enter: false, teaches: false, ceiling: null, groups: [] };
  expect(decide(person('admin'), { site: 'gone', course: 'a' })).toEqual(nothing);
});

describe('how much others may see of somebody', () => {
  const list = [
    listed('maths', { ceiling: 'first-name' }),
    listed('maths-2025', { ceiling: 'counted' }),
    listed('physics', { ceiling: 'offline' }),
  ];

  it('is the least that lists of the course say', () => {
    expect(decide(person('learner'), maths, list).ceiling).toBe('counted');
    expect(decide(person('learner'), maths, [listed('maths')]).ceiling).toBeNull();
  });

  it('is the least that any list of the site says where the course is not known', () => {
    expect(decide(person('learner'), { site: 'moodle', course: null }, list).ceiling).toBe(
      'offline',
    );
  });

  it('is by lists that count now alone', () => {
    const over = listed('maths', { ceiling: 'counted', endsAt: now });
    expect(decide(person('learner'), maths, [over]).ceiling).toBeNull();
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
    expect(decide(who, botany).teaches).toBe(teaches);
  });

  it('is where there is one site also who has the course alone', () => {
    expect(decide(person('instructor', 'botany'), botany, [], [docs]).teaches).toBe(true);
  });
});
