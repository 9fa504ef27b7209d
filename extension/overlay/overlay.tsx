import { overlayWords } from '../words/overlay.ts';
import { JoinToast } from './join-toast.tsx';
import { type Act, hasCompany, type OverlayState } from './state.ts';
import { ViewerCounter } from './viewer-counter.tsx';

/** All that stands on the page: the pill with its list, the toast, the banner. */
export function Overlay(props: { state: OverlayState; act: Act; onSignIn: () => void }) {
  const { state, act, onSignIn } = props;
  const { view, parts, folded, announcement } = state;
  const { connection } = view;
  const current = connection === 'live' || connection === 'connecting';
  return (
    <aside class="overlay" lang={overlayWords.lang} aria-label={overlayWords.overlay}>
      <div class="corner">
        <ViewerCounter state={state} act={act} onSignIn={onSignIn} />
        <JoinToast state={state} act={act} />
      </div>
      {current && parts && hasCompany(view) && !folded && (
        <parts.LiveBanner view={view} act={act} />
      )}
      <p class="unseen" role="status">
        {announcement}
      </p>
    </aside>
  );
}
