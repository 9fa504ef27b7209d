import { hoverOrFocus } from './hover-or-focus.ts';
import type { Act, OverlayState } from './state.ts';
import { dismiss, hold, release } from './toast-queue.ts';

/**
 * The toast's place. The status region is always there, as screen readers want it to be before it says
 * something; the button that closes the toast stands beside it, not to be read out with each name.
 */
export function JoinToast({ state, act }: { state: OverlayState; act: Act }) {
  const { shown, gathered, leaving } = state.queue;
  const parts = shown.length > 0 && state.parts;
  const step = (next: typeof hold) => () =>
    act(({ queue }) => ({ queue: next(queue, performance.now()) }));
  return (
    <div
      class={parts ? `card toast${leaving ? ' leaving' : ''}` : ''}
      {...hoverOrFocus(step(hold), step(release))}
    >
      <div role="status">{parts && <parts.Joined people={shown} gathered={gathered} />}</div>
      {parts && <parts.DismissToast people={shown} gathered={gathered} onClick={step(dismiss)} />}
    </div>
  );
}
