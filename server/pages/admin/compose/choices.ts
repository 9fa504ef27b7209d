import { CATEGORIES, type Category } from '../../../contract/category.ts';
import { URGENCIES, type Urgency } from '../../../contract/notifications.ts';
import type { Choice } from './select-field.tsx';

const CATEGORY_WORDS: Record<Category, string> = {
  announcement: 'Announcement',
  deadline: 'Deadline',
  session: 'Live session',
  feedback: 'Answers and feedback',
};

/** What a notification can be about. */
export const CATEGORY_CHOICES: readonly Choice<Category>[] = CATEGORIES.map((category) => [
  category,
  CATEGORY_WORDS[category],
]);

export const URGENCY_CHOICES: readonly Choice<Urgency>[] = URGENCIES.map((urgency) => [
  urgency,
  urgency,
]);

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** For how many seconds a push service tries. */
export const TTL_CHOICES: readonly Choice<number>[] = [
  [HOUR, '1 hour'],
  [6 * HOUR, '6 hours'],
  [DAY, '1 day'],
  [3 * DAY, '3 days'],
  [7 * DAY, '1 week'],
  [28 * DAY, '4 weeks'],
];
