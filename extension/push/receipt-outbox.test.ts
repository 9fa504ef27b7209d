import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../server/contract/push.ts';
import { addReceipt, nextBatch, withoutReceipts } from './receipt-outbox.ts';

const anas = (delivery: string, event: Receipt['event'] = 'shown') =>
  ({ learner: 'ana', delivery, event }) as const;
const many = Array.from({ length: 500 }, (_, number) => anas(`${number}`));

describe('the receipts that are to be sent', () => {
  it('hold each once', () => {
    const book = [anas('a'), anas('a', 'clicked')];
    expect(addReceipt(book, anas('b'))).toEqual([...book, anas('b')]);
    expect(addReceipt(book, anas('a', 'clicked'))).toHaveLength(2);
  });

  it('are 500 at most', () => {
    expect(addReceipt(many, anas('new'))).toEqual([...many.slice(1), anas('new')]);
  });

  it('leave a hundred at a time, and keep what came meanwhile', () => {
    const sent = nextBatch(many, 'ana');
    expect(sent).toHaveLength(100);
    expect(sent[0]).toEqual({ delivery: '0', event: 'shown' });
    expect(withoutReceipts([...many, anas('0', 'clicked')], sent)).toEqual([
      ...many.slice(100),
      anas('0', 'clicked'),
    ]);
  });

  it('wait for their own learner, whoever else has signed in meanwhile', () => {
    const book = [anas('a'), { ...anas('b'), learner: 'ben' }];
    expect(nextBatch(book, 'ben')).toEqual([{ delivery: 'b', event: 'shown' }]);
  });
});
