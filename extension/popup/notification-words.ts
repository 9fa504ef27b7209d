import type { Category } from '../../server/contract/category.ts';
import type { NotificationsView, PushState, PushTrouble } from '../messages/notifications-view.ts';

const STATE_WORDS: Record<PushState, string> = {
  unsupported:
    'Firefox does not let extensions receive notifications. Use Chrome or Edge for them.',
  blocked: 'The browser blocks them. Allow notifications for Alongside in its settings.',
  off: 'Your instructors can’t reach you in this browser.',
  'turning-on': 'Turning on…',
  on: 'Your instructors can reach you in this browser.',
  trouble: 'Turned on, but not connected yet. Alongside keeps trying.',
};

/** What is in the way, and who can do something about it. */
const TROUBLE_WORDS: Record<PushTrouble, string> = {
  server: 'Turned on, but the Alongside server can’t be reached. Alongside keeps trying.',
  network:
    'Turned on, but your browser’s push service doesn’t answer. This network may block it: try another one. Alongside keeps trying.',
  service:
    'Turned on, but this browser has no push service, or it refuses. Chrome and Edge have one.',
  endpoint:
    'Turned on, but the Alongside server doesn’t know this browser’s push service. Please tell who runs it.',
};

/** How it stands with notifications, in a sentence or two. */
export function pushWords({ state, trouble, preferences }: NotificationsView): string {
  if (state === 'on' && preferences?.enabled === false) return 'Paused on all your devices.';
  return state === 'trouble' && trouble ? TROUBLE_WORDS[trouble] : STATE_WORDS[state];
}

/** What each category is called. */
export const CATEGORY_WORDS: Record<Category, string> = {
  announcement: 'Announcements',
  deadline: 'Deadlines',
  session: 'Live sessions',
  feedback: 'Answers and feedback',
};
