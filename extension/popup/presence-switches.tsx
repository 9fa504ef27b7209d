import type { Choice } from '../messages/from-popup.ts';
import type { NamedCourse } from '../messages/named-course.ts';
import type { PresencePreferences } from '../messages/presence-preferences.ts';
import { popupWords } from '../words/popup.ts';
import { visibilityWords } from '../words/visibility.ts';
import { OnlyInCourse } from './only-in-course.tsx';
import { Switch } from './switch.tsx';
import { VisibilityChoice } from './visibility-choice.tsx';

/**
 * What the learner chooses about presence.
 *
 * @param props.course for which they may choose otherwise; `undefined`: none is open
 */
export function PresenceSwitches(props: {
  preferences: PresencePreferences;
  course: NamedCourse | undefined;
  choose: (some: Choice) => void;
}) {
  const { preferences, course, choose } = props;
  return (
    <section aria-label={popupWords.presence}>
      <Switch
        label={popupWords.appearOffline}
        hint={
          preferences.appearOffline
            ? popupWords.nobodySeesYou
            : visibilityWords.levels[preferences.visibility].hint
        }
        on={preferences.appearOffline}
        onChange={(appearOffline) => choose({ appearOffline })}
      />
      {!preferences.appearOffline && <VisibilityChoice preferences={preferences} choose={choose} />}
      {course && <OnlyInCourse preferences={preferences} course={course} choose={choose} />}
      <Switch
        label={popupWords.joinMessages}
        hint={popupWords.tellMeOfJoins}
        on={preferences.joinToasts}
        onChange={(joinToasts) => choose({ joinToasts })}
      />
    </section>
  );
}
