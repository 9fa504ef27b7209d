import type { AccessDecision, Place } from '../access/decision.ts';
import { chosenFor } from '../contract/course-visibility.ts';
import { leastOf, type Visibility } from '../contract/visibility.ts';
import type { VisibilityChoices } from './visibility-choices.ts';

/** What was decided of a learner and a room. */
type Decided = Pick<AccessDecision, 'teaches'> & { ceiling?: Visibility | null };

/** How much others see of a learner in a room, or outside of rooms. */
export type VisibilityIn = (
  learnerId: string,
  place: Place | null,
  decided: Decided | null,
) => Promise<Visibility>;

/**
 * What the learner chose, for that course or for all, below the ceiling that the operator set for them. Who
 * teaches the course has none.
 */
export function createVisibilityIn(choices: Pick<VisibilityChoices, 'of'>): VisibilityIn {
  return async (learnerId, place, decided) => {
    const chosen = chosenFor(await choices.of(learnerId), place);
    const ceiling = decided?.teaches ? null : decided?.ceiling;
    return ceiling ? leastOf(chosen, ceiling) : chosen;
  };
}
