import { describe, expect, it } from 'vitest';
import type { PushPayload } from '../../server/contract/push.ts';
import { clickTarget, notificationOf } from './notification-of.ts';
import { readPush } from './read-push.ts';

const payload: PushPayload = {
  id: 'n',
  delivery: 'd',
  title: 'Exam',
  body: 'On Friday',
  url: '/exam',
  icon: null,
  actions: [
    { title: 'Plan', url: '/plan' },
    { title: 'Rooms', url: '/rooms' },
  ],
  tag: 'exam',
  category: 'deadline',
  sentAt: 1,
};
const absolute = (url: string) => `https://s.test${url}`;
const around = { icon: 'chrome-extension://x/icon.png', language: 'en-GB' };

describe('notificationOf', () => {
  it('says what the push says', () => {
    expect(notificationOf(payload, absolute, around)).toEqual({
      title: 'Exam',
      options: {
        body: 'On Friday',
        icon: around.icon,
        dir: 'ltr',
        tag: 'exam',
        timestamp: 1,
        actions: [
          { action: '0', title: 'Plan' },
          { action: '1', title: 'Rooms' },
        ],
        data: {
          delivery: 'd',
          target: 'https://s.test/exam',
          actionTargets: ['https://s.test/plan', 'https://s.test/rooms'],
        },
      },
    });
  });

  it('takes the icon that comes with it', () => {
    const icon = 'https://s.test/i.png';
    expect(notificationOf({ ...payload, icon }, absolute, around).options.icon).toBe(icon);
    const own = 'https://192.168.0.1/i.png';
    expect(notificationOf({ ...payload, icon: own }, absolute, around).options.icon).toBe(
      around.icon,
    );
  });

  it.each(['ar', 'he-IL', 'fa'])('goes from right to left in %s', (language) => {
    expect(notificationOf(payload, absolute, { ...around, language }).options.dir).toBe('rtl');
  });

  it('announces a push that can’t be read', () => {
    const { title, options } = notificationOf(null, absolute, around);
    expect(title).toBe('Alongside');
    expect(options.data).toEqual({ delivery: null, target: 'https://s.test/', actionTargets: [] });
  });
});

describe('clickTarget', () => {
  const { data } = notificationOf(payload, absolute, around).options;

  it.each([
    ['', 'https://s.test/exam'],
    ['0', 'https://s.test/plan'],
    ['1', 'https://s.test/rooms'],
    ['7', 'https://s.test/exam'],
  ])('of the action %j is %s', (action, target) => {
    expect(clickTarget(data, action)).toBe(target);
  });
});

describe('readPush', () => {
  it('reads what the server sends', () => {
    expect(readPush(JSON.stringify(payload))).toEqual(payload);
  });

  it.each([null, '', 'Hello', '{}', 'null', JSON.stringify({ ...payload, title: 7 })])(
    'knows nothing of %j',
    (text) => {
      expect(readPush(text)).toBeNull();
    },
  );
});
