import type { Figures, NotificationReport } from '../contract/notifications.ts';

interface Tally {
  outcome: string;
  reason: string;
  count: number;
}

/** The figures of a notification out of its tallies, and of how many deliveries wait for their time. */
export function figuresOf(tallies: readonly Tally[], waiting: number): Figures {
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
  const pending = decided.reduce((left, part) => left - part, targeted);
  return {
    targeted,
    pending,
    waiting: Math.min(waiting, pending),
    sent: count('sent'),
    suppressed: byReason('suppressed'),
    failed: byReason('failed'),
    expired: count('expired'),
    cancelled: count('cancelled'),
    shown: count('shown'),
    clicked: count('clicked'),
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
