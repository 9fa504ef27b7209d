import * as v from 'valibot';
import { CATEGORIES } from '../contract/category.ts';
import { CourseVisibility } from '../contract/course-visibility.ts';
import type { QuietHours } from '../contract/preferences.ts';
import { Visibility } from '../contract/visibility.ts';
import type { Preferences as Row } from '../database/generated/client.ts';
import type { Choices } from './choices.ts';

/** A learner's row without whose it is. */
export type Columns = Omit<Row, 'learnerId'>;

/** What the database holds as text and JSON. */
const Levels = v.object({
  visibility: v.nullable(Visibility),
  visibilityBefore: v.nullable(Visibility),
  courseVisibility: v.array(CourseVisibility),
});

/** A learner's choices out of their row. */
export function choicesIn(row: Columns): Choices {
  const isOn = (category: string) => !row.mutedCategories.includes(category);
  return {
    ...v.parse(Levels, row),
    joinToasts: row.joinToasts,
    receipts: row.receipts,
    notifications: {
      enabled: row.notificationsEnabled,
      categories: {
        announcement: isOn('announcement'),
        deadline: isOn('deadline'),
        session: isOn('session'),
        feedback: isOn('feedback'),
      },
      quietHours: quietHoursIn(row),
      dailyCap: row.dailyCap,
    },
  };
}

/** The row that holds `choices`. */
export function columnsOf({ notifications, ...others }: Choices) {
  const { enabled, categories, quietHours, dailyCap } = notifications;
  return {
    ...others,
    notificationsEnabled: enabled,
    mutedCategories: CATEGORIES.filter((category) => !categories[category]),
    quietFrom: quietHours?.from ?? null,
    quietTo: quietHours?.to ?? null,
    timeZone: quietHours?.timeZone ?? null,
    dailyCap,
  } satisfies Columns;
}

function quietHoursIn({ quietFrom, quietTo, timeZone }: Columns): QuietHours | null {
  if (quietFrom === null || quietTo === null || timeZone === null) return null;
  return { from: quietFrom, to: quietTo, timeZone };
}
