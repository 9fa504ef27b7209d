import { expect, it } from 'vitest';
import { parseMessageHeaders } from './message-headers.ts';

it('reads the three headers, with their defaults', () => {
  expect(parseMessageHeaders({ ttl: '60', urgency: 'high', topic: 'a_B-9' })).toEqual({
    ttl: 60,
    urgency: 'high',
    topic: 'a_B-9',
  });
  expect(parseMessageHeaders({ ttl: '0' })).toEqual({ ttl: 0, urgency: 'normal', topic: null });
});

it('keeps nothing for more than 28 days', () => {
  expect(parseMessageHeaders({ ttl: '9999999999' }).ttl).toBe(2_419_200);
});

it.each([
  ['no TTL', {}, 'missing'],
  ['an empty TTL', { ttl: '' }, 'TTL'],
  ['a negative TTL', { ttl: '-1' }, 'TTL'],
  ['a TTL in minutes', { ttl: '5m' }, 'TTL'],
  ['a fraction of a second', { ttl: '1.5' }, 'TTL'],
  ['an unknown urgency', { ttl: '1', urgency: 'asap' }, 'Urgency'],
  ['two urgencies', { ttl: '1', urgency: 'low, high' }, 'Urgency'],
  ['an empty topic', { ttl: '1', topic: '' }, 'Topic'],
  ['a topic of 33 characters', { ttl: '1', topic: 'x'.repeat(33) }, 'Topic'],
  ['a topic with other characters', { ttl: '1', topic: 'a+b/c=' }, 'Topic'],
])('refuses %s', (_, headers, reason) => {
  expect(() => parseMessageHeaders(headers)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(reason) }),
  );
});
