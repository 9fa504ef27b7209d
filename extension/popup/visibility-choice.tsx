import { VISIBILITIES } from '../../server/contract/visibility.ts';
import type { Choice } from '../messages/from-popup.ts';
import type { PresencePreferences } from '../messages/presence-preferences.ts';
import { popupWords } from '../words/popup.ts';
import { visibilityWords } from '../words/visibility.ts';

/** How much others see of the learner while they are not offline, out of what the operator allows. */
export function VisibilityChoice(props: {
  preferences: PresencePreferences;
  choose: (some: Choice) => void;
}) {
  const { preferences, choose } = props;
  const offered = preferences.allowedVisibility.filter((level) => level !== 'offline');
  if (offered.length < 2) return null;
  return (
    <label class="switch level-select">
      <span>{popupWords.shownAs}</span>
      <select
        name="visibility"
        value={preferences.visibility}
        onChange={({ currentTarget: { value } }) => {
          const visibility = VISIBILITIES.find((level) => level === value);
          if (visibility) choose({ visibility });
        }}
      >
        {offered.map((level) => (
          <option value={level}>{visibilityWords.levels[level].label}</option>
        ))}
      </select>
    </label>
  );
}
