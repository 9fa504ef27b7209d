import type { NotificationsView } from '../messages/notifications-view.ts';
import { notificationWords } from '../words/notifications.ts';

/** How it stands with notifications, in a sentence or two. */
export function pushWords({ state, trouble, preferences }: NotificationsView): string {
  if (state === 'on' && preferences?.enabled === false) return notificationWords.paused;
  return state === 'trouble' && trouble
    ? notificationWords.troubles[trouble]
    : notificationWords.states[state];
}
