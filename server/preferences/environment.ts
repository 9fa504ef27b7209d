import * as v from 'valibot';
import { VISIBILITIES, Visibility } from '../contract/visibility.ts';
import { variable } from '../variable.ts';
import { type VisibilitySettings, withinAllowed } from './allowed-visibility.ts';

const LEVELS = VISIBILITIES.join(', ');
const noLevel = `names something that is none of ${LEVELS}`;

/** The environment variables that say how much of learners others may see. */
export const preferencesVariables = {
  VISIBILITY_ALLOWED: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.transform((list) => list.split(/[\s,]+/).filter(Boolean)),
        v.array(v.picklist(VISIBILITIES, noLevel)),
        v.nonEmpty(`is empty: name some of ${LEVELS}, or unset it`),
      ),
      LEVELS,
    ),
    'what learners may choose from, separated by commas: `name`, `first-name`, `counted`, `offline`, of which the last may always be chosen',
    'all of them',
  ),
  VISIBILITY_DEFAULT: variable(
    v.optional(v.picklist(VISIBILITIES, `is none of ${LEVELS}`)),
    'what others see of who has not chosen',
    'the first of these that is allowed',
  ),
};
const Variables = v.object(preferencesVariables);

/** The settings out of variables that were found to be good. */
export function visibilitySettings(given: v.InferOutput<typeof Variables>): VisibilitySettings {
  const named = [...given.VISIBILITY_ALLOWED, 'offline'];
  const allowed = VISIBILITIES.filter((level) => named.includes(level));
  return {
    allowed,
    unchosen: given.VISIBILITY_DEFAULT ?? withinAllowed('name', { allowed }),
  };
}

/** What is wrong with these variables together; each line begins with the variable's name. */
export function visibilityProblems(env: Record<string, string | undefined>): string[] {
  const { VISIBILITY_ALLOWED: list, VISIBILITY_DEFAULT: level } = env;
  if (!list || level === undefined || level === 'offline') return [];
  if (!v.is(Visibility, level) || list.split(/[\s,]+/).includes(level)) return [];
  return [`VISIBILITY_DEFAULT is none of those that VISIBILITY_ALLOWED names: add it there`];
}
