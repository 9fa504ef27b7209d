import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import type { Category } from './category.ts';
import { CourseVisibility, CourseVisibilityPatch } from './course-visibility.ts';
import { listOf } from './list.ts';
import { Visibility } from './visibility.ts';

/** The largest daily cap; more is as good as none. */
export const MAX_DAILY_CAP = 100;

/** Courses for which a learner may have chosen a level of its own. */
export const MAX_COURSES_CHOSEN = 100;

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

const NotificationPreferences = v.object({
  enabled: v.boolean(),
  categories: Switches,
  quietHours: v.nullable(QuietHours),
  dailyCap: DailyCap,
});

/** What `GET|PUT /api/me/preferences` answers. */
export const Preferences = v.object({
  /** What others see of this learner, who sees the others whatever it is. */
  visibility: Visibility,
  /** Whether the learner has chosen it; else it is the operator's default. */
  visibilityChosen: v.boolean(),
  courseVisibility: v.array(CourseVisibility),
  /** What the operator lets them choose from. */
  allowedVisibility: v.array(Visibility),
  /** Whether `visibility` is `offline`, for the release before. */
  appearOffline: v.boolean(),
  joinToasts: v.boolean(),
  /** Whether the server is told which notifications were shown and clicked. */
  receipts: v.boolean(),
  notifications: NotificationPreferences,
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

/**
 * What `PUT /api/me/preferences` takes: what is left out stays as it is. Quiet hours come whole; courses that
 * are not named stay as they are.
 */
export const PreferencesPatch = v.strictObject({
  visibility: v.exactOptional(Visibility),
  courseVisibility: v.exactOptional(listOf(CourseVisibilityPatch, MAX_COURSES_CHOSEN)),
  /** From the release before: `false` is what was chosen before `true` was. */
  appearOffline: v.exactOptional(v.boolean()),
  joinToasts: v.exactOptional(v.boolean()),
  receipts: v.exactOptional(v.boolean()),
  notifications: v.exactOptional(NotificationsPatch),
});
export type PreferencesPatch = v.InferOutput<typeof PreferencesPatch>;

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
