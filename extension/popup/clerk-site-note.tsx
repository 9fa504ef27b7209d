import { ClerkSiteLink, SITE_IS_FOLLOWED } from './clerk-site-link.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** What to do where only the course site can sign the learner in. */
export function ClerkSiteNote({ step, why }: { step: ClerkStep; why: string }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1>Go on at the course site</h1>
      <p class="lead" role="alert">
        {why}{' '}
        {SITE_IS_FOLLOWED
          ? 'Sign in there: you are signed in here as soon as it is done.'
          : 'It can’t be done here: use an account with a password or an e-mail address.'}
      </p>
      <div class="clerk-others">
        <ClerkSiteLink>Open the course site</ClerkSiteLink>
        <button type="button" onClick={() => step.take({ by: 'starting-over' })}>
          Start over
        </button>
      </div>
    </form>
  );
}
