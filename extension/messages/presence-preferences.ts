import * as v from 'valibot';
import { CourseVisibility } from '../../server/contract/course-visibility.ts';
import { VISIBILITIES, Visibility } from '../../server/contract/visibility.ts';

/** What the learner has chosen about presence, out of all their preferences. A server of before says less. */
export const PresencePreferences = v.object({
  appearOffline: v.boolean(),
  joinToasts: v.boolean(),
  visibility: v.optional(Visibility, 'name'),
  /** `null`: not known. */
  visibilityChosen: v.optional(v.nullable(v.boolean()), null),
  courseVisibility: v.optional(v.array(CourseVisibility), []),
  allowedVisibility: v.optional(v.array(Visibility), [...VISIBILITIES]),
  /** Whether the server is told which notifications were shown and clicked. */
  receipts: v.optional(v.boolean(), true),
});
export type PresencePreferences = v.InferOutput<typeof PresencePreferences>;

/**
 * Whether others see the learner.
 *
 * - `unknown`: the server has not said yet what they have chosen; nobody sees them until it has.
 * - `unchosen`: they have not chosen yet; nobody sees them until they have.
 * - `offline`: they don't want it.
 * - `seen`: as they have chosen, if only as a number.
 */
export type SeenState = 'unknown' | 'unchosen' | 'offline' | 'seen';
