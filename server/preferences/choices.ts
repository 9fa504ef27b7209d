import { withCourse } from '../contract/course-visibility.ts';
import type { Preferences, PreferencesPatch } from '../contract/preferences.ts';
import type { Visibility } from '../contract/visibility.ts';

/** What a learner has chosen, whatever the operator allows. */
export interface Choices
  extends Pick<Preferences, 'courseVisibility' | 'joinToasts' | 'receipts' | 'notifications'> {
  /** `null`: not chosen yet. */
  visibility: Visibility | null;
  /** What it was before it became `offline`; the release before can only go back there. */
  visibilityBefore: Visibility | null;
}

/** The choices of a learner who never made any. */
export const DEFAULT_CHOICES: Choices = {
  visibility: null,
  visibilityBefore: null,
  courseVisibility: [],
  joinToasts: true,
  receipts: true,
  notifications: {
    enabled: true,
    categories: { announcement: true, deadline: true, session: true, feedback: true },
    quietHours: null,
    dailyCap: null,
  },
};

/** `choices` with `patch` merged into them. */
export function withPatch(choices: Choices, patch: PreferencesPatch): Choices {
  const { joinToasts, receipts, notifications, courseVisibility = [] } = patch;
  const before = choices.notifications;
  const visibility = visibilityAfter(choices, patch);
  const turnsOffline = visibility === 'offline' && choices.visibility !== 'offline';
  return {
    visibility,
    visibilityBefore: turnsOffline ? choices.visibility : choices.visibilityBefore,
    courseVisibility: courseVisibility.reduce(withCourse, choices.courseVisibility),
    joinToasts: joinToasts ?? choices.joinToasts,
    receipts: receipts ?? choices.receipts,
    notifications: {
      ...before,
      ...notifications,
      categories: { ...before.categories, ...notifications?.categories },
    },
  };
}

function visibilityAfter(choices: Choices, patch: PreferencesPatch): Visibility | null {
  const { visibility, appearOffline } = patch;
  if (visibility !== undefined) return visibility;
  if (appearOffline === true) return 'offline';
  const comesBack = appearOffline === false && choices.visibility === 'offline';
  return comesBack ? choices.visibilityBefore : choices.visibility;
}
