import { classifyResponse } from '../push/transport/push-answer.ts';
import type { SendResult } from '../push/transport/push-transport.ts';
import { nextTry } from './next-try.ts';
import type { PendingDelivery } from './pending-deliveries.ts';
import type { DeliveryOutcome, WaitReason } from './record-outcomes.ts';

/** Tries at who refuses it perhaps for the time: some 20 minutes, in which a clock is set. */
const MAX_DOUBTFUL_TRIES = 10;

/**
 * What becomes of a delivery after it was sent, or tried.
 *
 * @param expiresAt epoch ms, of its notification
 * @param now epoch ms
 * @param random 0 to 1
 */
export function outcomeOf(
  { id, attempts, receipts, subscription }: Omit<PendingDelivery, 'learnerId'>,
  result: SendResult,
  expiresAt: number,
  now: number,
  random: number,
): DeliveryOutcome {
  const later = (dueAt: number | null, reason: WaitReason): DeliveryOutcome =>
    dueAt !== null && dueAt < expiresAt
      ? { id, state: 'pending', dueAt, reason }
      : { id, state: 'expired' };
  if (result.kind === 'paused') return later(now + result.ms, 'paused');
  if (result.kind === 'refused') return failure(id, result.reason, result.detail);
  const message = { failures: attempts + 1, retryAfterMs: result.retryAfterMs, expiresAt };
  const verdict = classifyResponse(result.answer);
  switch (verdict.kind) {
    case 'sent':
      return { id, state: 'sent', ...(!receipts && { isUnknown: true }) };
    case 'gone':
      return failure(id, 'gone', result.answer.words, subscription.id);
    case 'failed':
      return failure(id, verdict.reason, result.answer.words);
    case 'doubtful': {
      const isLast = message.failures >= MAX_DOUBTFUL_TRIES;
      const dueAt = isLast ? null : nextTry(message, now, random);
      if (dueAt === null) return failure(id, verdict.reason, result.answer.words);
      return later(dueAt, 'retry');
    }
    case 'retry':
      return later(nextTry(message, now, random), 'retry');
  }
}

/** A delivery that ends here; `goneId` is its subscription where that is over. */
export function failure(
  id: string,
  reason: string,
  detail: string,
  goneId: string | null = null,
): DeliveryOutcome {
  return { id, state: 'failed', reason, detail, goneId };
}
