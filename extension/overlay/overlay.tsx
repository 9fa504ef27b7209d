import { overlayWords } from '../words/overlay.ts';
import { JoinToast } from './join-toast.tsx';
import { LiveBanner } from './live-banner.tsx';
import type { Act, OverlayState } from './state.ts';
import { ViewerCounter } from './viewer-counter.tsx';

/** All that stands on the page: the pill with its list, the toast, the banner. */
export function Overlay(props: { state: OverlayState; act: Act; onSignIn: () => void }) {
  const { state, act, onSignIn } = props;
  const { view, queue, folded, announcement } = state;
  const { connection, count, appearsOffline } = view;
  const current = connection === 'live' || connection === 'connecting';
  const company = count > (appearsOffline ? 0 : 1);
  return (
    <aside class="overlay" lang={overlayWords.lang} aria-label={overlayWords.overlay}>
      <div class="corner">
        <ViewerCounter state={state} act={act} onSignIn={onSignIn} />
        <JoinToast queue={queue} act={act} />
      </div>
      {current && company && !folded && <LiveBanner view={view} act={act} />}
      <p class="unseen" role="status">
        {announcement}
      </p>
    </aside>
  );
}
