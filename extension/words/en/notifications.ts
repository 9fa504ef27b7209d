import type { Category } from '../../../server/contract/category.ts';
import type { PushState, PushTrouble } from '../../messages/notifications-view.ts';
import { fullCount } from '../count.ts';

export const notifications = 'Notifications';

export const states: Record<PushState, string> = {
  unsupported:
    'Firefox does not let extensions receive notifications. Use Chrome or Edge for them.',
  blocked: 'The browser blocks them. Allow notifications for Alongside in its settings.',
  off: 'Your instructors can’t reach you in this browser.',
  'turning-on': 'Turning on…',
  on: 'Your instructors can reach you in this browser.',
  trouble: 'Turned on, but not connected yet. Alongside keeps trying.',
};
export const paused = 'Paused on all your devices.';

/** What is in the way, and who can do something about it. */
export const troubles: Record<PushTrouble, string> = {
  server: 'Turned on, but the Alongside server can’t be reached. Alongside keeps trying.',
  network:
    'Turned on, but your browser’s push service doesn’t answer. This network may block it: try another one. Alongside keeps trying.',
  service:
    'Turned on, but this browser has no push service, or it refuses. Chrome and Edge have one.',
  endpoint:
    'Turned on, but the Alongside server doesn’t know this browser’s push service. Please tell who runs it.',
};

export const offer = 'Hear from your instructors?';
export const offerLead =
  'Deadlines, live sessions and answers reach you also when no chapter is open. You choose which, and when.';
export const turnOn = 'Turn on';
export const notNow = 'Not now';

export const settings = 'What, when and how much';
export const categories: Record<Category, string> = {
  announcement: 'Announcements',
  deadline: 'Deadlines',
  session: 'Live sessions',
  feedback: 'Answers and feedback',
};
export const quietHours = 'Quiet hours';
export const anyTime = 'Any time.';
export const quietFrom = 'from';
export const quietTo = 'to';
export const heldBackInUtc =
  'Held back until they end, in UTC: this browser doesn’t know its time zone.';
/** @param place the last part of a time zone's name: "Berlin" */
export function heldBack(place: string): string {
  return `Held back until they end, by the time of ${place}.`;
}
export const dailyCap = 'At most in a day';
export const noCap = 'no limit';
export const pauseEverywhere = 'Pause everywhere';
export const whenPaused = 'On all your devices, until you switch this off.';

export const recent = 'Recent notifications';
/** How many of them are: "3 new". */
export function newOnes(count: number): string {
  return `${fullCount(count)} new`;
}
export const isNew = 'New';
export const none = 'Nothing yet.';
export const showEarlier = 'Show earlier ones';
export const noEarlier = 'They can’t be had now. Please try again in a moment.';
export const justNow = 'just now';

/** On the button that closes a message in a page. */
export const dismiss = 'Dismiss';

/** Of a push that could not be read. */
export const unreadableTitle = 'Alongside';
export const unreadable = 'There is news for you. Open it to see.';
