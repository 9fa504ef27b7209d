import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import { textUpTo } from './text.ts';
import { Visibility } from './visibility.ts';

/** Learners that one course may have. */
export const MAX_LEARNERS = 10_000;
/** Groups that one course may have where rooms are per group: an instructor is on a channel of each. */
export const MAX_GROUPS = 40;
/** Characters of a person's id, as session tokens may have it. */
const MAX_ID_CHARS = 128;
const MAX_GROUP_CHARS = 60;

const DAY_MS = 24 * 3_600_000;

/** The id of a person: `sub` of their session token. */
export const PersonId = v.pipe(v.string(), v.nonEmpty(), textUpTo(MAX_ID_CHARS));

/** A moment with its offset from UTC, or a day of UTC. */
function moment(endOfDay: boolean) {
  return v.pipe(
    v.string(),
    v.maxLength(40),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
      const isDay = v.is(v.pipe(v.string(), v.isoDate()), value);
      const time = Date.parse(value);
      const isMoment = isDay || v.is(v.pipe(v.string(), v.isoTimestamp()), value);
      if (isMoment && !Number.isNaN(time)) return new Date(time + (isDay && endOfDay ? DAY_MS : 0));
      addIssue({ message: fieldWords.noMoment });
      return NEVER;
    }),
  );
}

/** What a course's list says of a learner. */
const about = {
  /** They are on the course from then on; a day counts from its beginning (UTC). */
  from: v.optional(v.nullable(moment(false)), null),
  /** They are on it until then; a day counts to its end (UTC). */
  until: v.optional(v.nullable(moment(true)), null),
  group: v.optional(v.nullable(v.pipe(textUpTo(MAX_GROUP_CHARS), v.nonEmpty())), null),
  /** The most that others may see of them. */
  ceiling: v.optional(v.nullable(Visibility), null),
};

/** `PUT /api/admin/sites/:site/courses/:course/learners/:learner`. */
export const EnrolmentTerms = v.strictObject(about);
export type EnrolmentTerms = v.InferOutput<typeof EnrolmentTerms>;

/** A learner on a course's list, and what it says of them. */
export const EnrolledLearner = v.strictObject({ learner: PersonId, ...about });
export type EnrolledLearner = v.InferOutput<typeof EnrolledLearner>;

/** What came of putting a list in place of another: how many learners are on it, and how many changed. */
export interface ListChange {
  learners: number;
  added: number;
  changed: number;
  removed: number;
}
