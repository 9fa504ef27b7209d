import { describe, expect, it } from 'vitest';
import type { Audience } from '../contract/notifications.ts';
import {
  audienceProblem,
  authorProblem,
  authorSeenBy,
  coursesReached,
  outsidersProblem,
} from './permission.ts';

const admin = { role: 'admin' as const, courses: [] };
const light = { site: 'moodle', course: 'light' };
const instructor = { role: 'instructor' as const, courses: [light] };
const learner = { role: 'learner' as const, courses: [light] };

const everyone: Audience = { type: 'everyone' };
const course = (courseId: string, site = 'moodle'): Audience => ({
  type: 'course',
  site,
  courseId,
});
const chapter = (courseId: string): Audience => ({
  type: 'chapter',
  site: 'moodle',
  courseId,
  chapterId: '1',
});
const users: Audience = { type: 'users', userIds: ['ana'] };

describe('audienceProblem', () => {
  it.each([everyone, course('stars'), chapter('stars'), users])(
    'lets an admin reach %j',
    (audience) => {
      expect(audienceProblem(admin, audience)).toBeNull();
    },
  );

  it.each([course('light'), chapter('light'), users])('lets an instructor reach %j', (audience) => {
    expect(audienceProblem(instructor, audience)).toBeNull();
  });

  it.each([everyone, course('stars'), chapter('stars'), course('light', 'docs')])(
    'keeps an instructor from %j',
    (audience) => {
      expect(audienceProblem(instructor, audience)).not.toBeNull();
    },
  );

  it.each([everyone, course('light'), chapter('light'), users])(
    'keeps a learner from %j',
    (audience) => {
      expect(audienceProblem(learner, audience)).not.toBeNull();
    },
  );
});

describe('an author whose rights have changed', () => {
  it.each<[typeof admin | typeof instructor | typeof learner, Audience, string | null]>([
    [admin, everyone, null],
    [instructor, course('light'), null],
    [instructor, users, null],
    [learner, course('light'), 'its author is no instructor or admin any more'],
    [instructor, everyone, 'its author is no admin any more'],
    [instructor, course('stars'), 'its author does not teach the course stars any more'],
    [instructor, chapter('stars'), 'its author does not teach the course stars any more'],
  ])('who is %j sends to %j: %s', (rights, audience, problem) => {
    expect(authorProblem(rights, audience)).toBe(problem);
  });
});

describe('what a person reaches', () => {
  it('is every course for an admin, and their own for others', () => {
    expect([admin, instructor].map(coursesReached)).toEqual([null, [light]]);
  });

  it('is everybody’s notifications for an admin, and their own for others', () => {
    expect(authorSeenBy({ id: 'ada', role: 'admin' })).toBeNull();
    expect(authorSeenBy({ id: 'ada', role: 'instructor' })).toBe('ada');
  });

  it('is none of the learners named who were on none of their courses', () => {
    expect(outsidersProblem(0)).toBeNull();
    expect(outsidersProblem(1)).toContain('1 of these learners');
  });
});
