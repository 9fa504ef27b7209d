import type { Choice } from '../messages/from-popup.ts';
import type { PopupView } from '../messages/popup-view.ts';
import { AccountFoot } from './account-foot.tsx';
import { ChangeProblem } from './change-problem.tsx';
import { ChapterPeople } from './chapter-people.tsx';
import { ChooseFirst } from './choose-first.tsx';
import { ChosenSignIn, type SignInProps } from './chosen-sign-in.tsx';
import { ClerkMismatch } from './clerk-mismatch.tsx';
import { GlobalCount } from './global-count.tsx';
import { type NotificationActions, NotificationSection } from './notification-section.tsx';
import { type PageActions, PageQuestion } from './page-question.tsx';
import { PopupSkeleton } from './popup-skeleton.tsx';
import { PresenceSwitches } from './presence-switches.tsx';
import { Trouble } from './trouble.tsx';

/**
 * The popup under the toolbar button: how many are learning now, who is on this chapter, who I am.
 *
 * @param props.view `null` until the worker has sent the first
 * @param props.choose changes what the learner has chosen about presence
 * @param props.notificationActions what is done about notifications
 * @param props.pageActions what is done about the page in the tab
 * @param props.onChooseFirst leads to where the learner chooses what others see of them
 * @param props.signIn takes the next step of signing in
 */
export function Popup(props: {
  view: PopupView | null;
  signIn: SignInProps['send'];
  signOut: (everywhere: boolean) => void;
  choose: (some: Choice) => void;
  notificationActions: NotificationActions;
  pageActions: PageActions;
  onChooseFirst: () => void;
}) {
  const { view, signIn, signOut, choose, notificationActions, pageActions, onChooseFirst } = props;
  if (!view || (!view.user && view.connection === 'connecting')) return <PopupSkeleton />;
  const { connection, chapter, user, globalCount, serverUrl, preferences, mismatch } = view;
  return (
    <main>
      {user && <GlobalCount count={globalCount} connection={connection} />}
      <Trouble connection={connection} serverUrl={serverUrl} isAlone={!user} />
      {user && preferences.visibilityChosen === false && <ChooseFirst onChoose={onChooseFirst} />}
      {mismatch && <ClerkMismatch words={mismatch} serverUrl={serverUrl} />}
      {user && chapter && <ChapterPeople chapter={chapter} />}
      {user && <ChangeProblem words={view.changeProblem} />}
      {user && (
        <PresenceSwitches preferences={preferences} course={view.courses[0]} choose={choose} />
      )}
      {user && (
        <NotificationSection
          notifications={view.notifications}
          clockOffsetMs={view.clockOffsetMs}
          actions={notificationActions}
        />
      )}
      {user && <PageQuestion {...pageActions} />}
      {user && (
        <AccountFoot user={user} everywhere={view.canSignOutEverywhere} onSignOut={signOut} />
      )}
      {!user && !mismatch && connection !== 'updating' && (
        <ChosenSignIn send={signIn} stage={view.signIn} offer={view.offer} />
      )}
      {!user && <PageQuestion {...pageActions} />}
    </main>
  );
}
