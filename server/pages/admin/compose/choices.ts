import { CATEGORIES, type Category } from '../../../contract/category.ts';
import { URGENCIES, type Urgency } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import type { Choice } from './select-field.tsx';

/** What a notification can be about. */
export const CATEGORY_CHOICES: readonly Choice<Category>[] = CATEGORIES.map((category) => [
  category,
  composeWords.categories[category],
]);

export const URGENCY_CHOICES: readonly Choice<Urgency>[] = URGENCIES.map((urgency) => [
  urgency,
  composeWords.urgencies[urgency],
]);

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** For how many seconds a push service tries. */
export const TTL_CHOICES: readonly Choice<number>[] = [
  [HOUR, composeWords.oneHour],
  [6 * HOUR, composeWords.sixHours],
  [DAY, composeWords.oneDay],
  [3 * DAY, composeWords.threeDays],
  [7 * DAY, composeWords.oneWeek],
  [28 * DAY, composeWords.fourWeeks],
];
