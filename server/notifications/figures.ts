import type { Figures, NotificationReport } from '../contract/notifications.ts';

interface Tally {
  outcome: string;
  reason: string;
  count: number;
}

/** How many deliveries wait for their time, and how many of these for quiet hours to end. */
export type Waits = Pick<Figures, 'waiting' | 'quiet'>;

export const NO_WAITS: Waits = { waiting: 0, quiet: 0 };

/**
 * The figures of a notification out of its tallies, and of what waits. Of one that was cancelled all that
 * has not left is cancelled, also while a job has yet to say so of each.
 */
export function figuresOf(
  tallies: readonly Tally[],
  waits: Waits,
  { isCancelled }: { isCancelled: boolean },
): Figures {
  const count = (outcome: string) =>
    tallies.reduce((sum, tally) => (tally.outcome === outcome ? sum + tally.count : sum), 0);
  const byReason = (outcome: string) =>
    Object.fromEntries(
      tallies
        .filter((tally) => tally.outcome === outcome && tally.count > 0)
        .map((tally) => [tally.reason, tally.count]),
    );
  const targeted = count('targeted');
  const decided = ['sent', 'suppressed', 'failed', 'expired', 'cancelled'].map(count);
  const undecided = decided.reduce((left, part) => left - part, targeted);
  const pending = isCancelled ? 0 : undecided;
  return {
    targeted,
    pending,
    // Counted at another moment than the tallies.
    waiting: Math.min(waits.waiting, pending),
    quiet: Math.min(waits.quiet, pending),
    sent: count('sent'),
    suppressed: byReason('suppressed'),
    failed: byReason('failed'),
    expired: count('expired'),
    cancelled: count('cancelled') + (undecided - pending),
    shown: count('shown'),
    clicked: count('clicked'),
    unknown: count('unknown'),
  };
}

/** How far a notification is. */
export function statusOf(
  notification: { startsAt: Date; cancelledAt: Date | null; expandedAt: Date | null },
  { pending, targeted }: Figures,
  now: Date,
): NotificationReport['status'] {
  if (notification.cancelledAt) return 'cancelled';
  if (notification.expandedAt) return pending > 0 ? 'sending' : 'done';
  return notification.startsAt > now && targeted === 0 ? 'scheduled' : 'sending';
}
