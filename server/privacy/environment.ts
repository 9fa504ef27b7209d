import * as v from 'valibot';
import { variable } from '../variable.ts';

/** Days and minutes that can be set at most: ten years, and a day. */
const MAX_DAYS = 3_650;
const MAX_MINUTES = 1_440;
/** Minutes that a browser's report counts for; what is kept for less would be missed. */
const MIN_ACTIVITY_MINUTES = 15;
/** Days without use after which a browser is signed out by the local identity all the same. */
const MAX_SESSION_DAYS = 90;
const MAX_NAME_CHARS = 200;

function between(least: number, most: number, unit: string, fallback: number) {
  const message = `is no number of ${unit}: set ${least} to ${most.toLocaleString('en')}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,4}$/, message),
      v.transform(Number),
      v.minValue(least, message),
      v.maxValue(most, message),
    ),
    String(fallback),
  );
}

const line = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('is empty: give it a value or unset it'),
  v.maxLength(MAX_NAME_CHARS, `is longer than ${MAX_NAME_CHARS} characters`),
);

/** The environment variables that say for how long what is kept, and who answers for it. */
export const privacyVariables = {
  OPERATOR_NAME: variable(
    v.optional(line),
    'who runs this server, as `/privacy` names them ([more](privacy.md))',
  ),
  OPERATOR_CONTACT: variable(
    v.optional(
      v.pipe(
        line,
        v.regex(/^(\S+@\S+|https:\/\/\S+)$/, 'is neither an e-mail address nor an https: address'),
      ),
    ),
    'where people reach them about their data: an e-mail address, or one that begins with `https:`',
  ),
  PRIVACY_FILE: variable(
    v.optional(line),
    'a text file of the operator’s own, shown on `/privacy` as plain paragraphs',
  ),
  RETENTION_VISITS_DAYS: variable(
    between(1, MAX_DAYS, 'days', 180),
    'days that it is kept who was on a chapter, from their last visit to it',
  ),
  RETENTION_ACTIVITY_MINUTES: variable(
    between(MIN_ACTIVITY_MINUTES, MAX_MINUTES, 'minutes', 30),
    'minutes that it is kept whether somebody was active or away',
  ),
  RETENTION_LEARNERS_DAYS: variable(
    between(1, MAX_DAYS, 'days', 400),
    'days that a learner is kept who is not seen again, with all that is theirs',
  ),
  RETENTION_SESSIONS_DAYS: variable(
    between(1, MAX_SESSION_DAYS, 'days', MAX_SESSION_DAYS),
    'days that a browser stays signed in by the local identity without being used; and a profile that was looked up in Clerk is kept',
  ),
  RETENTION_NOTIFICATIONS_DAYS: variable(
    between(30, MAX_DAYS, 'days', 400),
    'days that notifications are kept, with what became of them: a course of this year can be held against last year’s',
  ),
  RETENTION_AUDIT_DAYS: variable(
    between(30, MAX_DAYS, 'days', 400),
    'days that it is kept who changed which list of learners',
  ),
};
const Variables = v.object(privacyVariables);

/** For how long what is kept. */
export interface RetentionSettings {
  /** Of a visit, from the last one to that chapter. */
  visitsDays: number;
  activityMinutes: number;
  /** Of a learner, from when they were seen last. */
  learnersDays: number;
  /** Of the local identity's sessions, and of profiles of Clerk's. */
  sessionsDays: number;
  notificationsDays: number;
  /** Of what admins have changed. */
  auditDays: number;
}

/** Who answers for what is kept, and for how long that is. */
export interface PrivacySettings {
  operator: { name: string | null; contact: string | null };
  /** A file with the operator's own text. */
  textFile: string | null;
  retention: RetentionSettings;
}

/** The settings out of variables that were found to be good. */
export function privacySettings(given: v.InferOutput<typeof Variables>): PrivacySettings {
  return {
    operator: { name: given.OPERATOR_NAME ?? null, contact: given.OPERATOR_CONTACT ?? null },
    textFile: given.PRIVACY_FILE ?? null,
    retention: {
      visitsDays: given.RETENTION_VISITS_DAYS,
      activityMinutes: given.RETENTION_ACTIVITY_MINUTES,
      learnersDays: given.RETENTION_LEARNERS_DAYS,
      sessionsDays: given.RETENTION_SESSIONS_DAYS,
      notificationsDays: given.RETENTION_NOTIFICATIONS_DAYS,
      auditDays: given.RETENTION_AUDIT_DAYS,
    },
  };
}
