import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MAX_URL, NotificationContent } from '../contract/notifications.ts';
import { PushPayload } from '../contract/push.ts';
import { payloadOf, surplusBytes, topicOf } from './payload.ts';

const ids = { notificationId: '0198b0a4-0000-7000-8000-000000000001', deliveryId: 'd' };
const content = (draft: unknown) => v.parse(NotificationContent, draft);

describe('payloadOf', () => {
  it('is what the worker understands', () => {
    const payload = JSON.parse(payloadOf(content({ title: 'Hello' }), ids, 1));
    expect(v.parse(PushPayload, payload)).toMatchObject({ title: 'Hello', url: '/', actions: [] });
  });

  it('is tagged by its topic, else by the notification', () => {
    const tag = (draft: object) => JSON.parse(payloadOf(content(draft), ids, 1)).tag;
    expect(tag({ title: 'Hello', topic: 'news' })).toBe('news');
    expect(tag({ title: 'Hello' })).toBe(ids.notificationId);
  });
});

describe('topicOf', () => {
  it('is no longer than a topic may be', () => {
    expect(topicOf(content({ title: 'Hello' }), ids.notificationId)).toMatch(/^[\w-]{1,32}$/);
  });
});

describe('surplusBytes', () => {
  it('is nought for a long text', () => {
    expect(surplusBytes(content({ title: 'x'.repeat(120), body: 'é'.repeat(600) }))).toBe(0);
  });

  it('tells what does not fit into a push', () => {
    const url = `/${'x'.repeat(MAX_URL - 1)}`;
    const actions = [1, 2].map(() => ({ title: 'Go', url }));
    expect(
      surplusBytes(content({ title: 'x', body: '課'.repeat(600), url, actions })),
    ).toBeGreaterThan(500);
  });
});
