import { MAX_RECEIPTS, type Receipt } from '../../server/contract/push.ts';

/** So many are kept while the server can't be told; then the oldest go. */
const MOST = 500;

/** Adds a receipt to those that are to be sent; once is enough. */
export function withReceipt(book: readonly Receipt[], receipt: Receipt): Receipt[] {
  const others = book.filter(
    ({ delivery, event }) => delivery !== receipt.delivery || event !== receipt.event,
  );
  return [...others, receipt].slice(-MOST);
}

/** Those that one request takes, the oldest first. */
export function nextReceipts(book: readonly Receipt[]): Receipt[] {
  return book.slice(0, MAX_RECEIPTS);
}

/** What is left when `sent` has been sent. */
export function withoutReceipts(book: readonly Receipt[], sent: readonly Receipt[]): Receipt[] {
  return book.filter((receipt) =>
    sent.every(({ delivery, event }) => delivery !== receipt.delivery || event !== receipt.event),
  );
}
