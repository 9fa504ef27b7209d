import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NotificationContent } from '../contract/notifications.ts';
import { fingerprintOf, idempotencyKeyIn } from './idempotency.ts';

describe('an Idempotency-Key', () => {
  it.each([undefined, '', '  '])('is none where the header is %j', (header) => {
    expect(idempotencyKeyIn(header)).toBeNull();
  });

  it('has up to 255 characters, without the spaces around it', () => {
    expect(idempotencyKeyIn(' key 1 ')).toBe('key 1');
    const longest = 'k'.repeat(255);
    expect(idempotencyKeyIn(longest)).toBe(longest);
    expect(() => idempotencyKeyIn(`${longest}k`)).toThrow('255 characters');
  });
});

describe('a request that comes again with its key', () => {
  const content = v.parse(NotificationContent, { title: 'Hello' });
  const sendAt = new Date('2026-11-30T12:00:00Z');
  const first = { content, audience: { type: 'course', courseId: 'light' } as const, sendAt };

  it('is known by its content, audience and time', () => {
    const again = structuredClone(first);
    expect(fingerprintOf(again)).toBe(fingerprintOf(first));
  });

  it.each<[string, Partial<Parameters<typeof fingerprintOf>[0]>]>([
    ['another text', { content: { ...content, body: 'More' } }],
    ['another time to live', { content: { ...content, ttl: content.ttl + 1 } }],
    ['a site', { audience: { type: 'course', site: 'moodle', courseId: 'light' } }],
    ['another course', { audience: { type: 'course', courseId: 'stars' } }],
    ['another kind of audience', { audience: { type: 'everyone' } }],
    ['another time', { sendAt: new Date(sendAt.getTime() + 1) }],
    ['no time', { sendAt: null }],
  ])('is another one with %s', (_what, change) => {
    expect(fingerprintOf({ ...first, ...change })).not.toBe(fingerprintOf(first));
  });
});
