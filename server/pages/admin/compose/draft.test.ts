import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NotificationDraft } from '../../../contract/notifications.ts';
import { audienceOf, contentOf, courseIn, draftOf, sendAtOf } from './draft.ts';
import { EMPTY_FIELDS } from './draft-fields.ts';

const SENDER = {
  sites: ['demo'],
  courses: [
    { site: 'demo', course: 'light' },
    { site: 'demo', course: 'stars' },
  ],
};
const NOBODY = { sites: ['demo'], courses: [] };
const ben = { id: 'u-ben', name: 'Ben' };

describe('the content', () => {
  it('is what was typed, without the spaces around it', () => {
    const fields = { ...EMPTY_FIELDS, title: ' Tonight ', body: ' a\nb ', url: ' /courses/1 ' };
    expect(contentOf(fields)).toMatchObject({ title: 'Tonight', body: 'a\nb', url: '/courses/1' });
  });

  it('leads to the start of the server where no page is named, has no picture and no topic', () => {
    expect(contentOf({ ...EMPTY_FIELDS, icon: ' ', topic: ' ' })).toMatchObject({
      url: '/',
      icon: null,
      topic: null,
      actions: [],
      category: 'announcement',
      urgency: 'normal',
      ttl: 86_400,
      critical: false,
    });
  });

  it('has the buttons that say anything, in their order', () => {
    const second = { ...EMPTY_FIELDS, action1Title: 'Go' };
    expect(contentOf(second).actions).toEqual([{ title: 'Go', url: '/' }]);
    const both = { ...second, action0Url: '/a' };
    expect(contentOf(both).actions).toEqual([
      { title: '', url: '/a' },
      { title: 'Go', url: '/' },
    ]);
  });
});

describe('the audience', () => {
  it('is everyone', () => {
    expect(audienceOf({ ...EMPTY_FIELDS, audience: 'everyone' }, NOBODY)).toEqual({
      type: 'everyone',
    });
  });

  it('is the first course until another is chosen', () => {
    expect(audienceOf(EMPTY_FIELDS, SENDER)).toEqual({
      type: 'course',
      site: 'demo',
      courseId: 'light',
    });
    const fields = { ...EMPTY_FIELDS, courseId: 'stars' };
    expect(audienceOf(fields, SENDER)).toEqual({
      type: 'course',
      site: 'demo',
      courseId: 'stars',
    });
  });

  it('is no course that the sender does not have, and none where they have none', () => {
    expect(courseIn({ ...EMPTY_FIELDS, courseId: 'another' }, SENDER)).toEqual(SENDER.courses[0]);
    expect(audienceOf(EMPTY_FIELDS, NOBODY)).toBeNull();
  });

  it('is the course of one of several sites', () => {
    const sender = {
      sites: ['moodle', 'docs'],
      courses: [
        { site: 'docs', course: 'light' },
        { site: 'moodle', course: 'light' },
      ],
    };
    const fields = { ...EMPTY_FIELDS, courseId: 'moodle;light' };
    expect(audienceOf(fields, sender)).toEqual({
      type: 'course',
      site: 'moodle',
      courseId: 'light',
    });
  });

  it('is a chapter once it is named', () => {
    const fields = { ...EMPTY_FIELDS, audience: 'chapter', chapterId: ' ' } as const;
    expect(audienceOf(fields, SENDER)).toBeNull();
    expect(audienceOf({ ...fields, chapterId: ' 7 ' }, SENDER)).toEqual({
      type: 'chapter',
      site: 'demo',
      courseId: 'light',
      chapterId: '7',
    });
  });

  it('is who was chosen by name, once there is somebody', () => {
    const fields = { ...EMPTY_FIELDS, audience: 'users' } as const;
    expect(audienceOf(fields, SENDER)).toBeNull();
    const chosen = { ...fields, people: [ben] };
    expect(audienceOf(chosen, SENDER)).toEqual({ type: 'users', userIds: ['u-ben'] });
  });
});

describe('the time', () => {
  const time = '2026-12-31T09:00';

  it('is now unless Later is chosen', () => {
    expect(sendAtOf({ ...EMPTY_FIELDS, sendAt: time })).toBeNull();
  });

  it('is by the clock of this computer', () => {
    const sendAt = sendAtOf({ ...EMPTY_FIELDS, when: 'later', sendAt: time });
    expect(sendAt).toBe(new Date(2026, 11, 31, 9).toISOString());
  });
});

it('is a draft that the API takes', () => {
  const fields = {
    ...EMPTY_FIELDS,
    title: 'T',
    when: 'later',
    sendAt: '2026-12-31T09:00',
  } as const;
  expect(v.safeParse(NotificationDraft, draftOf(fields, SENDER)).issues).toBeUndefined();
  expect(draftOf(fields, NOBODY)).toBeNull();
});
