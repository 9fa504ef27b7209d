import { VISIBILITIES, type Visibility } from '../../server/contract/visibility.ts';
import { visibilityWords } from '../words/visibility.ts';

/**
 * How much others see, one level of those that the operator allows.
 *
 * @param props.name of the radio buttons; another for each group on a page
 * @param props.value the one that is chosen
 * @param props.legend what the group is called; @default of all courses
 */
export function LevelChoice(props: {
  name: string;
  allowed: readonly Visibility[];
  value: Visibility;
  legend?: string;
  onChange: (level: Visibility) => void;
}) {
  const { name, allowed, value, legend = visibilityWords.legend, onChange } = props;
  return (
    <fieldset class="levels" data-part="level-choice">
      <legend>{legend}</legend>
      {VISIBILITIES.filter((level) => allowed.includes(level)).map((level) => {
        const { label, hint } = visibilityWords.levels[level];
        return (
          <label key={level} class="level">
            <input
              type="radio"
              name={name}
              value={level}
              checked={level === value}
              aria-label={label}
              aria-description={hint}
              onChange={() => onChange(level)}
            />
            <span>
              {label}
              <span class="quiet" aria-hidden="true">
                {hint}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
