import { clerkWords } from '../words/clerk.ts';
import { ClerkSiteLink, SITE_IS_FOLLOWED } from './clerk-site-link.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** What to do where only the course site can sign the learner in. */
export function ClerkSiteNote({ step, why }: { step: ClerkStep; why: string }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1>{clerkWords.siteTitle}</h1>
      <p class="lead" role="alert">
        {why} {SITE_IS_FOLLOWED ? clerkWords.siteIsFollowed : clerkWords.siteIsNotFollowed}
      </p>
      <div class="clerk-others">
        <ClerkSiteLink>{clerkWords.openCourseSite}</ClerkSiteLink>
        <button type="button" onClick={() => step.take({ by: 'starting-over' })}>
          {clerkWords.startOver}
        </button>
      </div>
    </form>
  );
}
