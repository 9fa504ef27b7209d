import type { Category } from '../../server/contract/category.ts';
import type { PushState } from '../messages/notifications-view.ts';

/** How it stands with notifications, and what can be done about it. */
export const PUSH_WORDS: Record<PushState, string> = {
  unsupported:
    'Firefox does not let extensions receive notifications. Use Chrome or Edge for them.',
  blocked: 'The browser blocks them. Allow notifications for Alongside in its settings.',
  off: 'Your instructors can’t reach you in this browser.',
  'turning-on': 'Turning on…',
  on: 'Your instructors can reach you in this browser.',
  trouble: 'Turned on, but not connected yet. Alongside keeps trying.',
};

/** What each category is called. */
export const CATEGORY_WORDS: Record<Category, string> = {
  announcement: 'Announcements',
  deadline: 'Deadlines',
  session: 'Live sessions',
  feedback: 'Answers and feedback',
};
