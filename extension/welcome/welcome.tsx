import { useState } from 'preact/hooks';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { PopupView } from '../messages/popup-view.ts';
import { ChangeProblem } from '../popup/change-problem.tsx';
import { ChosenSignIn, type SignInProps } from '../popup/chosen-sign-in.tsx';
import { LevelChoice } from '../popup/level-choice.tsx';
import { welcomeWords } from '../words/welcome.ts';
import { SeenPicture } from './seen-picture.tsx';

/**
 * What others see, what instructors can do and see, and what is kept; and the choice of the first of these,
 * before which nobody sees the learner.
 *
 * @param props.view `null` until the worker has sent the first
 */
export function Welcome(props: {
  view: PopupView | null;
  signIn: SignInProps['send'];
  choose: (some: { visibility: Visibility }) => void;
  openOptions: () => void;
}) {
  const { view, signIn, choose, openOptions } = props;
  const [picked, pick] = useState<Visibility | null>(null);
  const [isSent, setSent] = useState(false);
  const preferences = view?.preferences;
  const isChosen = preferences?.visibilityChosen === true;
  const level = picked ?? preferences?.visibility ?? 'name';
  const isKnown = view?.user && preferences && preferences.visibilityChosen !== null;
  return (
    <main>
      <h1>{welcomeWords.title}</h1>
      <p class="lead">{welcomeWords.lead}</p>
      <SeenPicture self={view?.user ?? null} level={level} />
      <Part heading={welcomeWords.othersHeading} paragraphs={welcomeWords.others} />
      {isKnown && (
        <form
          data-part="level-form"
          onSubmit={(event) => {
            event.preventDefault();
            setSent(true);
            choose({ visibility: level });
          }}
        >
          <LevelChoice
            name="visibility"
            allowed={preferences.allowedVisibility}
            value={level}
            onChange={(next) => {
              pick(next);
              setSent(false);
            }}
          />
          <ChangeProblem words={view.changeProblem} />
          <button type="submit">{welcomeWords.take}</button>
          <p role="status" data-part="chosen">
            {isSent && isChosen && preferences.visibility === level && !view.changeProblem
              ? welcomeWords.chosen
              : ''}
          </p>
        </form>
      )}
      {view && !view.user && !view.mismatch && (
        <ChosenSignIn send={signIn} stage={view.signIn} offer={view.offer} />
      )}
      <Part heading={welcomeWords.instructorsHeading} paragraphs={welcomeWords.instructors} />
      <Part heading={welcomeWords.keptHeading} paragraphs={welcomeWords.kept} />
      {view && (
        <p class="links">
          <a href={`${view.serverUrl}/privacy`}>{welcomeWords.privacy}</a>
          <button type="button" onClick={openOptions}>
            {welcomeWords.options}
          </button>
        </p>
      )}
    </main>
  );
}

function Part({ heading, paragraphs }: { heading: string; paragraphs: readonly string[] }) {
  return (
    <>
      <h2>{heading}</h2>
      {paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </>
  );
}
