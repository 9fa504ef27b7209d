import { connectionWords } from '../words/connection.ts';
import { shortCount } from '../words/count.ts';
import { peopleWords } from '../words/people.ts';
import { hoverOrFocus } from './hover-or-focus.ts';
import { Icon } from './icon.tsx';
import type { Act, OverlayState } from './state.ts';

const PEOPLE =
  'M6 2.5a2 2 0 0 0 0 4 2 2 0 0 0 0-4M1.5 13q0-4 4.5-4t4.5 4M11 2.5a2 2 0 0 1 0 4M12.5 9.5q2 1 2 3.5';
const SLASHED_EYE = 'M1.5 8q6.5-9 13 0-6.5 9-13 0M8 6a2 2 0 0 0 0 4 2 2 0 0 0 0-4M3 13 13 3';

/**
 * The pill in the corner: how many people are here. The mouse on it, the focus or a tap opens the
 * list of their names, which stays while either is on it.
 */
export function ViewerCounter(props: { state: OverlayState; act: Act; onSignIn: () => void }) {
  const { state, act, onSignIn } = props;
  const { parts, open, view } = state;
  const { connection, count, appearsOffline } = view;
  const known = (count > 0 || appearsOffline) && connection !== 'signed-out';
  const settled = connection === 'live' || (connection === 'connecting' && known);
  return (
    <div
      class="viewers"
      {...hoverOrFocus(
        () => act(() => ({ open: true })),
        () => act(() => ({ open: false, query: '' })),
      )}
    >
      <button
        type="button"
        class={`card pill ${settled ? 'live' : connection}`}
        data-part="viewer-counter"
        data-count={count}
        aria-expanded={open}
        // Before the focus that the finger brings, which opens the list, and before its click.
        onPointerDown={({ pointerType }) =>
          act(({ open }) => ({ closing: open && pointerType === 'touch' }))
        }
        onClick={({ currentTarget, detail }) => {
          if (connection === 'signed-out' || connection === 'unchosen') {
            // The popup takes over: the list is not to wait, open, for who comes back from it.
            currentTarget.blur();
            act(() => ({ open: false }));
            onSignIn();
          }
          // What the mouse has opened by coming, its click keeps. A key (no detail) opens and closes.
          else act(({ open, closing }) => ({ open: !(detail ? closing : open) }));
        }}
      >
        <Icon path={appearsOffline && known ? SLASHED_EYE : PEOPLE} />
        {known && (
          <>
            <b>{shortCount(count)}</b>
            <span class="unseen"> {peopleWords.counted(count, appearsOffline)} </span>
          </>
        )}
        {!settled && connectionWords.labels[connection]}
        <i class="dot" />
      </button>
      {open && parts && <parts.ViewerList state={state} act={act} />}
    </div>
  );
}
