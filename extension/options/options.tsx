import { useState } from 'preact/hooks';
import type { Choice } from '../messages/from-popup.ts';
import type { PopupView } from '../messages/popup-view.ts';
import { ChangeProblem } from '../popup/change-problem.tsx';
import { LevelChoice } from '../popup/level-choice.tsx';
import { type NotificationActions, NotificationSection } from '../popup/notification-section.tsx';
import { Switch } from '../popup/switch.tsx';
import { optionsWords } from '../words/options.ts';
import { CourseLevels } from './course-levels.tsx';
import { DataSection } from './data-section.tsx';
import type { MyData } from './my-data.ts';

/**
 * All that the learner chooses, and what is kept of them.
 *
 * @param props.view `null` until the worker has sent the first
 * @param props.myDataAt what is kept of the learner at a server
 * @param props.save keeps a file
 */
export function Options(props: {
  view: PopupView | null;
  choose: (some: Choice) => void;
  notificationActions: NotificationActions;
  myDataAt: (serverUrl: string) => MyData;
  save: (file: Blob) => void;
}) {
  const { view, choose, notificationActions, myDataAt, save } = props;
  const [erased, setErased] = useState('');
  return (
    <main>
      <h1>{optionsWords.title}</h1>
      <p role="status">{erased}</p>
      {view && !view.user && <p>{optionsWords.signInFirst}</p>}
      {view?.user && (
        <>
          <ChangeProblem words={view.changeProblem} />
          <PresenceSection preferences={view.preferences} courses={view.courses} choose={choose} />
          <NotificationSection
            notifications={view.notifications}
            clockOffsetMs={view.clockOffsetMs}
            actions={notificationActions}
          />
          <section>
            <Switch
              label={optionsWords.receipts}
              hint={view.preferences.receipts ? optionsWords.receiptsOn : optionsWords.receiptsOff}
              on={view.preferences.receipts}
              onChange={(receipts) => choose({ receipts })}
            />
          </section>
          <DataSection
            serverUrl={view.serverUrl}
            myData={myDataAt(view.serverUrl)}
            save={save}
            onErased={setErased}
          />
        </>
      )}
    </main>
  );
}

function PresenceSection(props: {
  preferences: PopupView['preferences'];
  courses: PopupView['courses'];
  choose: (some: Choice) => void;
}) {
  const { preferences, courses, choose } = props;
  const { allowedVisibility: allowed } = preferences;
  return (
    <section aria-label={optionsWords.presence}>
      <h2>{optionsWords.presence}</h2>
      <p>
        <a href="/welcome.html">{optionsWords.whatIsSeen}</a>
      </p>
      {allowed.length > 0 && (
        <LevelChoice
          name="visibility"
          legend={optionsWords.allCourses}
          allowed={allowed}
          value={preferences.visibility}
          onChange={(visibility) => choose({ visibility })}
        />
      )}
      <CourseLevels
        chosen={preferences.courseVisibility}
        open={courses}
        allowed={allowed}
        choose={choose}
      />
      <Switch
        label={optionsWords.joinMessages}
        hint={optionsWords.tellMeOfJoins}
        on={preferences.joinToasts}
        onChange={(joinToasts) => choose({ joinToasts })}
      />
    </section>
  );
}
