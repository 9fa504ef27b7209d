import { expect, it } from 'vitest';
import type { DeliveryOutcome } from './record-outcomes.ts';
import { refusalsIn } from './refusals.ts';

const delivery = (id: string, host: string) => ({
  id,
  subscription: { endpoint: `https://${host}/secret/${id}` },
});
const failed = (id: string, reason: string): DeliveryOutcome => ({
  id,
  state: 'failed',
  reason,
  detail: 'no',
  goneId: null,
});

it('are told by service and reason, without what leads to a browser', () => {
  const deliveries = [
    ...['1', '2', '3', '4'].map((id) => delivery(id, 'push.test')),
    delivery('5', 'other.test'),
  ];
  const settled = [
    failed('1', 'redirect'),
    failed('2', 'gone'),
    failed('3', 'redirect'),
    { id: '4', state: 'sent' } as const,
    failed('5', 'unauthorised'),
  ];
  expect(refusalsIn(deliveries, settled)).toEqual([
    { host: 'push.test', reason: 'redirect', count: 2 },
    { host: 'other.test', reason: 'unauthorised', count: 1 },
  ]);
});
