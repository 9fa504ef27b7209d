import { AvatarStack } from '../avatar/avatar-stack.tsx';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { plain } from '../words/phrase.ts';
import { Sentence } from '../words/sentence.tsx';
import { hoverOrFocus } from './hover-or-focus.ts';
import { IconButton } from './icon-button.tsx';
import type { Act } from './state.ts';
import { dismiss, hold, release, type ToastQueue } from './toast-queue.ts';

/** How many of the newly joined are shown by their avatar. */
const AVATARS = 3;

/**
 * "Ana joined". The status region is always there, as screen readers want it to be before it says
 * something; the button that closes the toast stands beside it, not to be read out with each name.
 */
export function JoinToast({ queue, act }: { queue: ToastQueue; act: Act }) {
  const { shown, leaving } = queue;
  const phrase = shown.length > 0 && peopleWords.joined(shown);
  const step = (next: typeof hold) => () =>
    act((state) => ({ queue: next(state.queue, performance.now()) }));
  // Keys by the text: what is put in anew has not moved, as far as layout shift is concerned.
  const key = phrase && plain(phrase);
  return (
    <div
      class={phrase ? `card toast${leaving ? ' leaving' : ''}` : ''}
      {...hoverOrFocus(step(hold), step(release))}
    >
      <div role="status">
        {phrase && (
          <div class="row" data-part="join-toast">
            <AvatarStack people={shown} most={AVATARS} />
            <Sentence key={key} phrase={phrase} />
          </div>
        )}
      </div>
      {phrase && (
        <IconButton
          key={key}
          label={overlayWords.dismissToast}
          path="m4.5 4.5 7 7m0-7-7 7"
          onClick={step(dismiss)}
        />
      )}
    </div>
  );
}
