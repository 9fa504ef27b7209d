import { expect, it } from 'vitest';
import type { Delivery } from './delivery.ts';
import { tally } from './delivery-counts.ts';

function delivery(endpoint: string, payload: string | null, state: Delivery['state']): Delivery {
  const message = { ttl: 1, urgency: 'normal' as const, topic: null, size: 1, unreadable: null };
  return {
    id: '1',
    at: 0,
    endpoint,
    status: 201,
    reason: null,
    state,
    message: { ...message, payload },
  };
}

it('tells who got each message once, never, and too often', () => {
  const deliveries = [
    delivery('a', 'm1', 'acknowledged'),
    delivery('b', 'm1', 'acknowledged'),
    delivery('b', 'm1', 'acknowledged'),
    delivery('c', 'm1', 'waiting'),
    delivery('d', null, 'acknowledged'),
    delivery('a', 'm2', 'acknowledged'),
  ];
  const tallies = tally(deliveries, ['a', 'b', 'c', 'd'], (payload) => payload);
  expect(tallies.get('m1')).toEqual({
    once: 1,
    missed: ['c', 'd'],
    repeated: [{ endpoint: 'b', times: 2 }],
  });
  expect(tallies.get('m2')).toEqual({ once: 1, missed: ['b', 'c', 'd'], repeated: [] });
});
