import type { Choice } from '../messages/from-popup.ts';
import type { PresencePreferences } from '../messages/presence-preferences.ts';
import { popupWords } from '../words/popup.ts';
import { Switch } from './switch.tsx';

/** What the learner chooses about presence. */
export function PresenceSwitches(props: {
  preferences: PresencePreferences;
  choose: (some: Choice) => void;
}) {
  const { preferences, choose } = props;
  return (
    <section aria-label={popupWords.presence}>
      <Switch
        label={popupWords.appearOffline}
        hint={preferences.appearOffline ? popupWords.nobodySeesYou : popupWords.othersSeeYou}
        on={preferences.appearOffline}
        onChange={(appearOffline) => choose({ appearOffline })}
      />
      <Switch
        label={popupWords.joinMessages}
        hint={popupWords.tellMeOfJoins}
        on={preferences.joinToasts}
        onChange={(joinToasts) => choose({ joinToasts })}
      />
    </section>
  );
}
