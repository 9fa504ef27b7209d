import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import type { Category } from './category.ts';

/** The largest daily cap; more is as good as none. */
export const MAX_DAILY_CAP = 100;

/** `HH:MM`, 00:00 to 23:59. */
const TimeOfDay = v.pipe(
  v.string(),
  v.maxLength(5),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, fieldWords.noTimeOfDay),
);

const TimeZone = v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, fieldWords.noTimeZone));

/** From when until when nothing but what is critical is delivered. May span midnight. */
export const QuietHours = v.pipe(
  v.strictObject({ from: TimeOfDay, to: TimeOfDay, timeZone: TimeZone }),
  v.check(({ from, to }) => from !== to, fieldWords.noTimeBetween),
);
export type QuietHours = v.InferOutput<typeof QuietHours>;

const Switches = v.object({
  announcement: v.boolean(),
  deadline: v.boolean(),
  session: v.boolean(),
  feedback: v.boolean(),
} satisfies Record<Category, unknown>);

/** The most in any 24 hours; `null` for as many as there are. */
const DailyCap = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_DAILY_CAP)),
);

/** What `GET|PUT /api/me/preferences` answers. */
export const Preferences = v.object({
  /** Nobody sees this learner, who still sees the others. */
  appearOffline: v.boolean(),
  joinToasts: v.boolean(),
  notifications: v.object({
    enabled: v.boolean(),
    categories: Switches,
    quietHours: v.nullable(QuietHours),
    dailyCap: DailyCap,
  }),
});
export type Preferences = v.InferOutput<typeof Preferences>;

const NotificationsPatch = v.strictObject({
  enabled: v.exactOptional(v.boolean()),
  categories: v.exactOptional(
    v.strictObject({
      announcement: v.exactOptional(v.boolean()),
      deadline: v.exactOptional(v.boolean()),
      session: v.exactOptional(v.boolean()),
      feedback: v.exactOptional(v.boolean()),
    }),
  ),
  quietHours: v.exactOptional(v.nullable(QuietHours)),
  dailyCap: v.exactOptional(DailyCap),
});

/** What `PUT /api/me/preferences` takes: what is left out stays as it is. Quiet hours come whole. */
export const PreferencesPatch = v.strictObject({
  appearOffline: v.exactOptional(v.boolean()),
  joinToasts: v.exactOptional(v.boolean()),
  notifications: v.exactOptional(NotificationsPatch),
});
export type PreferencesPatch = v.InferOutput<typeof PreferencesPatch>;

/** The preferences of a learner who never changed any. */
export const DEFAULT_PREFERENCES: Preferences = {
  appearOffline: false,
  joinToasts: true,
  notifications: {
    enabled: true,
    categories: { announcement: true, deadline: true, session: true, feedback: true },
    quietHours: null,
    dailyCap: null,
  },
};

/** `preferences` with `patch` merged into them. */
export function withPatch(preferences: Preferences, patch: PreferencesPatch): Preferences {
  const { notifications, ...rest } = patch;
  const before = preferences.notifications;
  return {
    ...preferences,
    ...rest,
    notifications: {
      ...before,
      ...notifications,
      categories: { ...before.categories, ...notifications?.categories },
    },
  };
}

function isTimeZone(name: string): boolean {
  // Intl takes offsets such as +01:00, too, which know nothing of daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
