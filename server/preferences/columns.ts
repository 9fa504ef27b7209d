import { CATEGORIES } from '../contract/category.ts';
import type { Preferences, QuietHours } from '../contract/preferences.ts';
import type { Preferences as Row } from '../database/generated/client.ts';

/** A learner's row without whose it is. */
export type Columns = Omit<Row, 'learnerId'>;

/** A learner's preferences out of their row. */
export function preferencesIn(row: Columns): Preferences {
  const isOn = (category: string) => !row.mutedCategories.includes(category);
  return {
    appearOffline: row.appearOffline,
    joinToasts: row.joinToasts,
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

/** The row that holds `preferences`. */
export function columnsOf({ appearOffline, joinToasts, notifications }: Preferences): Columns {
  const { enabled, categories, quietHours, dailyCap } = notifications;
  return {
    appearOffline,
    joinToasts,
    notificationsEnabled: enabled,
    mutedCategories: CATEGORIES.filter((category) => !categories[category]),
    quietFrom: quietHours?.from ?? null,
    quietTo: quietHours?.to ?? null,
    timeZone: quietHours?.timeZone ?? null,
    dailyCap,
  };
}

function quietHoursIn({ quietFrom, quietTo, timeZone }: Columns): QuietHours | null {
  if (quietFrom === null || quietTo === null || timeZone === null) return null;
  return { from: quietFrom, to: quietTo, timeZone };
}
