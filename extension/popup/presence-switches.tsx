import type { PresencePreferences } from '../messages/presence-preferences.ts';
import { Switch } from './switch.tsx';

/** What the learner chooses about presence. */
export function PresenceSwitches(props: {
  preferences: PresencePreferences;
  choose: (some: Partial<PresencePreferences>) => void;
}) {
  const { preferences, choose } = props;
  return (
    <section aria-label="Presence">
      <Switch
        label="Appear offline"
        hint={
          preferences.appearOffline
            ? 'Nobody sees you; you still see the others.'
            : 'Others on a chapter see your name.'
        }
        on={preferences.appearOffline}
        onChange={(appearOffline) => choose({ appearOffline })}
      />
      <Switch
        label="Join messages"
        hint="Tell me when someone joins my chapter."
        on={preferences.joinToasts}
        onChange={(joinToasts) => choose({ joinToasts })}
      />
    </section>
  );
}
