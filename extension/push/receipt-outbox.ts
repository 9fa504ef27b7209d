import { MAX_RECEIPTS, type Receipt } from '../../server/contract/push.ts';
import type { KeptReceipt } from '../stored.ts';

/** So many are kept while the server can't be told; then the oldest go. */
const MAX_KEPT = 500;

/** Adds a receipt to those that are to be sent; once is enough. */
export function addReceipt(book: readonly KeptReceipt[], receipt: KeptReceipt): KeptReceipt[] {
  return [...withoutReceipts(book, [receipt]), receipt].slice(-MAX_KEPT);
}

/** Those of a learner that one request takes, the oldest first. */
export function nextBatch(book: readonly KeptReceipt[], learner: string): Receipt[] {
  return book
    .filter((receipt) => receipt.learner === learner)
    .slice(0, MAX_RECEIPTS)
    .map(({ delivery, event }) => ({ delivery, event }));
}

/** What is left when `sent` has been sent. */
export function withoutReceipts(
  book: readonly KeptReceipt[],
  sent: readonly Receipt[],
): KeptReceipt[] {
  return book.filter((receipt) =>
    sent.every(({ delivery, event }) => delivery !== receipt.delivery || event !== receipt.event),
  );
}
