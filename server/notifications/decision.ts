import type { Category } from '../contract/category.ts';
import type { Preferences } from '../contract/preferences.ts';
import { quietUntil } from './quiet-hours.ts';

/** What is done with a delivery now. */
export type Decision =
  | { kind: 'send' }
  /** The learner doesn't want it. */
  | { kind: 'suppress'; reason: 'off' | 'category' | 'daily-cap' }
  /** Not now: decided anew at `until`, in epoch ms. */
  | { kind: 'wait'; until: number }
  /** Its time to live is over, or will be before the learner may be disturbed. */
  | { kind: 'expire' };

/**
 * Decides on one delivery by the learner's own preferences, at the time that it would be sent.
 *
 * @param delivery.expiresAt epoch ms
 * @param delivery.recently notifications that the learner got in the last 24 hours, without this one
 * @param now epoch ms
 */
export function decide(
  delivery: { category: Category; critical: boolean; expiresAt: number; recently: number },
  { notifications }: Pick<Preferences, 'notifications'>,
  now: number,
): Decision {
  const { category, critical, expiresAt, recently } = delivery;
  if (now >= expiresAt) return { kind: 'expire' };
  if (!notifications.enabled) return { kind: 'suppress', reason: 'off' };
  if (!notifications.categories[category]) return { kind: 'suppress', reason: 'category' };
  if (critical) return { kind: 'send' };
  const until = notifications.quietHours ? quietUntil(notifications.quietHours, now) : null;
  if (until !== null) return until < expiresAt ? { kind: 'wait', until } : { kind: 'expire' };
  const { dailyCap } = notifications;
  if (dailyCap !== null && recently >= dailyCap) return { kind: 'suppress', reason: 'daily-cap' };
  return { kind: 'send' };
}
