import type { Figures } from '../../../../contract/notifications.ts';

/** Figures that are all nought but for these. */
export function figuresOf(some: Partial<Figures>): Figures {
  return {
    targeted: 0,
    pending: 0,
    waiting: 0,
    quiet: 0,
    sent: 0,
    suppressed: {},
    failed: {},
    expired: 0,
    cancelled: 0,
    shown: 0,
    clicked: 0,
    unknown: 0,
    ...some,
  };
}
