import type { Preferences } from '../contract/preferences.ts';
import { VISIBILITIES, type Visibility } from '../contract/visibility.ts';
import type { Choices } from './choices.ts';

/** What the operator says of how much others see of learners. */
export interface VisibilitySettings {
  /** `offline` is always one of them: nobody is shown against their will. */
  allowed: readonly Visibility[];
  /** For who has not chosen. */
  unchosen: Visibility;
}

/** Of what is allowed the most that shows no more than `chosen`. */
export function withinAllowed(
  chosen: Visibility,
  { allowed }: Pick<VisibilitySettings, 'allowed'>,
): Visibility {
  const noMore = VISIBILITIES.slice(VISIBILITIES.indexOf(chosen));
  return noMore.find((visibility) => allowed.includes(visibility)) ?? 'offline';
}

/** What a learner is answered who asks for their preferences. */
export function preferencesAnswer(
  { visibility: chosen, visibilityBefore: _, courseVisibility, ...rest }: Choices,
  settings: VisibilitySettings,
): Preferences {
  const visibility = withinAllowed(chosen ?? settings.unchosen, settings);
  return {
    ...rest,
    visibility,
    visibilityChosen: chosen !== null,
    courseVisibility: courseVisibility.map((each) => ({
      ...each,
      visibility: withinAllowed(each.visibility, settings),
    })),
    allowedVisibility: [...settings.allowed],
    appearOffline: visibility === 'offline',
  };
}
