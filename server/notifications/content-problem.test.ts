import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NotificationContent } from '../contract/notifications.ts';
import { contentProblem } from './content-problem.ts';
import { payloadOf } from './payload.ts';

const origins = { targets: ['https://learn.test'], images: ['https://images.test'] };
const problem = (draft: object) =>
  contentProblem(v.parse(NotificationContent, { title: 'Hello', ...draft }), origins);
const action = (url: string) => ({ title: 'Go', url });

describe('the content of a notification', () => {
  it('passes where all of it stays within the course', () => {
    const actions = [action('https://learn.test/1'), action('/2')];
    expect(
      problem({ url: 'https://learn.test/', actions, icon: 'https://images.test/a.png' }),
    ).toBeNull();
  });

  it.each([
    ['#/url', { url: 'https://evil.test/' }],
    ['#/url', { url: 'https://images.test/' }],
    ['#/actions/0/url', { actions: [action('//evil.test')] }],
    ['#/actions/1/url', { actions: [action('/'), action('blob:https://learn.test/0b5e')] }],
  ])('has a problem at %s where it leads elsewhere: %j', (pointer, draft) => {
    expect(problem(draft)).toMatchObject({ code: 'target-refused', pointer });
  });

  it.each(['https://learn.test/a.png', 'https://169.254.169.254/x', 'https://u:p@images.test/x'])(
    'has a problem where its picture is %s',
    (icon) => {
      expect(problem({ icon })).toMatchObject({ code: 'icon-refused', pointer: '#/icon' });
    },
  );

  it('fits in a push with 3,993 bytes and no more', () => {
    const id = '00000000-0000-0000-0000-000000000000';
    const ids = { notificationId: id, deliveryId: id };
    const withBytes = (bytes: number) => {
      const draft = { title: 'Hello', url: `/${'é'.repeat(990)}`, body: '課'.repeat(500) };
      const content = v.parse(NotificationContent, draft);
      const missing = bytes - Buffer.byteLength(payloadOf(content, ids, Date.now()));
      const padded = '課'.repeat(Math.floor(missing / 3)) + 'a'.repeat(missing % 3);
      return { ...draft, body: draft.body + padded };
    };
    expect(problem(withBytes(3_993))).toBeNull();
    expect(problem(withBytes(3_994))).toMatchObject({
      code: 'notification-too-large',
      pointer: '#/body',
    });
    expect(problem(withBytes(3_994))?.detail).toContain('1 byte too long');
  });
});
