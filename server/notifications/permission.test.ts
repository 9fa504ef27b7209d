import { describe, expect, it } from 'vitest';
import type { Audience } from '../contract/notifications.ts';
import { audienceProblem } from './permission.ts';

const admin = { role: 'admin' as const, courses: [] };
const instructor = { role: 'instructor' as const, courses: ['light'] };
const learner = { role: 'learner' as const, courses: ['light'] };

const everyone: Audience = { type: 'everyone' };
const course = (courseId: string): Audience => ({ type: 'course', courseId });
const chapter = (courseId: string): Audience => ({ type: 'chapter', courseId, chapterId: '1' });
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

  it.each([everyone, course('stars'), chapter('stars')])(
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
