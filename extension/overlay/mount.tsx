import { render } from 'preact';
import type { ChapterView } from '../messages/chapter-view.ts';
import { fullCount } from '../words/count.ts';
import { peopleHere } from '../words/people.ts';
import { createAnnouncer } from './announcer.ts';
import { createHost } from './host.ts';
import { type Memory, newlyJoined } from './joins.ts';
import { Overlay } from './overlay.tsx';
import { type Act, CHAPTER_BEGINS, type OverlayState } from './state.ts';
import { advance, EMPTY_QUEUE, keepPresent, nextChange, welcome } from './toast-queue.ts';

/** The overlay on a chapter page. */
export interface MountedOverlay {
  /** `<alongside-overlay>`, with an open shadow root. */
  host: HTMLElement;
  /** Shows `view`, and a toast for whoever has newly joined with it. */
  show(view: ChapterView): void;
  /** Another chapter begins: who is on it when its first view comes has not newly joined. */
  startChapter(): void;
  /** Takes the overlay out of the page, with all its timers and listeners. */
  remove(): void;
}

/**
 * Puts the overlay onto the page. Until the first `show` it is invisible, and after a moment says
 * that it is connecting. It stays, also when the page rewrites its document, until it is removed.
 *
 * @param options.onSignIn called when the learner, signed out, activates the pill
 */
export function mountOverlay(options: { onSignIn: () => void }): MountedOverlay {
  const ending = new AbortController();
  const { signal } = ending;
  const { host, stage, look } = createHost(signal);

  let state: OverlayState = { ...CHAPTER_BEGINS, folded: false, told: '' };
  let memory: Memory | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const act: Act = (change) => {
    if (signal.aborted) return;
    state = { ...state, ...change(state) };
    clearTimeout(timer);
    const due = nextChange(state.queue);
    if (due !== null) {
      timer = setTimeout(
        () => act(({ queue }) => ({ queue: advance(queue, performance.now()) })),
        due - performance.now(),
      );
    }
    render(<Overlay state={state} act={act} onSignIn={options.onSignIn} />, stage);
    look();
  };
  const announcer = createAnnouncer((told) => act(() => ({ told })));

  // On the window and first of all: the focus is on the page while the list is only hovered.
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || !state.open) return;
      // Not to lose the focus with the search field. It opens the list, so it goes before closing.
      stage.querySelector<HTMLElement>('.viewers:focus-within .pill')?.focus();
      act(() => ({ open: false, query: '' }));
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'visibilitychange',
    () => act(({ queue }) => ({ queue: document.hidden ? EMPTY_QUEUE : queue })),
    { signal },
  );
  act(() => ({}));

  return {
    host,
    show(view) {
      const now = performance.now();
      const { joined, ...seen } = newlyJoined(memory, view, now);
      memory = seen.memory;
      const here = new Set(view.members.map((member) => member.id));
      act(({ queue }) => ({
        view,
        queue: document.hidden ? EMPTY_QUEUE : welcome(keepPresent(queue, here), joined, now),
      }));
      if (view.connection === 'live') {
        announcer.announce(`${fullCount(view.count)} ${peopleHere(view.count)}`);
      }
    },
    startChapter() {
      memory = null;
      act(() => CHAPTER_BEGINS);
    },
    remove() {
      ending.abort();
      clearTimeout(timer);
      announcer.stop();
      render(null, stage);
    },
  };
}
