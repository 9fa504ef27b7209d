import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../server/contract/push.ts';
import { nextReceipts, withoutReceipts, withReceipt } from './receipt-book.ts';

const shown = (delivery: string): Receipt => ({ delivery, event: 'shown' });
const clicked = (delivery: string): Receipt => ({ delivery, event: 'clicked' });
const many = Array.from({ length: 500 }, (_, number) => shown(`${number}`));

describe('the receipts that are to be sent', () => {
  it('hold each once', () => {
    const book = [shown('a'), clicked('a')];
    expect(withReceipt(book, shown('b'))).toEqual([...book, shown('b')]);
    expect(withReceipt(book, clicked('a'))).toHaveLength(2);
  });

  it('are 500 at most', () => {
    expect(withReceipt(many, shown('new'))).toEqual([...many.slice(1), shown('new')]);
  });

  it('leave a hundred at a time, and keep what came meanwhile', () => {
    const sent = nextReceipts(many);
    expect(sent).toEqual(many.slice(0, 100));
    expect(withoutReceipts([...many, clicked('0')], sent)).toEqual([
      ...many.slice(100),
      clicked('0'),
    ]);
  });
});
