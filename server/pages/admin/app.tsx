import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { adminWords } from '../../words/admin.ts';
import { openIdentity } from '../identity/identity.ts';
import { AccessProblem } from './access-problem.tsx';
import { Desk } from './desk.tsx';
import { openSession } from './session.ts';
import { SignInPlace } from './sign-in-place.tsx';
import { FIRST_VIEW, reduceView, whoIn } from './view.ts';

/** The admin page: signs in, then shows the desk. */
export function App() {
  const [view, show] = useReducer(reduceView, FIRST_VIEW);
  const { stage, signIn, desk, isFreshDesk } = view;
  const session = useRef<{ signOut(): void }>(null);
  const who = whoIn(stage);

  useEffect(() => {
    void openSession(openIdentity, show).then((opened) => {
      session.current = opened;
    });
  }, []);

  useLayoutEffect(() => {
    if (isFreshDesk) document.getElementById('message-heading')?.focus();
  }, [desk]);

  function signOut(): void {
    show({ at: 'leaving' });
    session.current?.signOut();
  }

  return (
    <>
      <header>
        <h1>{adminWords.title}</h1>
        <p id="who">{who}</p>
        <button type="button" id="sign-out" hidden={who === null} onClick={signOut}>
          {adminWords.signOut}
        </button>
      </header>
      <main
        id="sign-in"
        class="narrow"
        hidden={stage.at === 'desk'}
        aria-busy={stage.at === 'opening'}
      >
        {signIn && <SignInPlace identity={signIn} />}
        {stage.at === 'refused' && <AccessProblem {...stage} />}
      </main>
      <main id="desk" hidden={stage.at !== 'desk'}>
        {desk && (
          <Desk
            key={`${desk.sender.role} ${desk.sender.id}`}
            api={desk.api}
            sender={desk.sender}
            session={desk.session}
            isOver={stage.at !== 'desk'}
          />
        )}
      </main>
    </>
  );
}
