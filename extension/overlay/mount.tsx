import { render } from 'preact';
import type { ChapterView } from '../messages/chapter-view.ts';
import { peopleWords } from '../words/people.ts';
import { createAnnouncer } from './announcer.ts';
import { detectJoins, type Memory } from './detect-joins.ts';
import { createHost } from './host.ts';
import { awaitList } from './list-part.ts';
import { isModalOpen } from './modal.ts';
import { Overlay } from './overlay.tsx';
import { ownTyping } from './own-typing.ts';
import { followPageLook } from './page-look.ts';
import { type Act, CHAPTER_BEGINS, type OverlayState } from './state.ts';
import {
  advance,
  EMPTY_QUEUE,
  enqueue,
  keepPresent,
  nextChange,
  postpone,
  resume,
  type ToastQueue,
} from './toast-queue.ts';

/** Px; in narrower windows there is no room for a toast beside the list. `banner.css` has the same. */
const TOAST_BESIDE_LIST_PX = 640;
/** Ms until it is looked again whether a toast could be seen: of the end of a dialog no event tells. */
const UNSEEN_RETRY_MS = 1_000;

/** The overlay on a chapter page. */
export interface MountedOverlay {
  /** `<alongside-overlay>`, with a shadow root. */
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
 * @param options.onListMissing called when the list of names is opened and not here: what brings it gives
 * it to `alongsideList`
 * @param options.mayReturn asked when something has taken the overlay out of the page
 */
export function mountOverlay(options: {
  onSignIn: () => void;
  onListMissing: () => void;
  mayReturn: () => boolean;
}): MountedOverlay {
  const ending = new AbortController();
  const { signal } = ending;
  const place = createHost(signal, options.mayReturn);
  const { host, stage } = place;
  const lookForHeaders = followPageLook(stage, signal);

  let state: OverlayState = {
    ...CHAPTER_BEGINS,
    ViewerList: null,
    folded: false,
    announcement: '',
  };
  let memory: Memory | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasBanner = false;

  /** The queue as it is to be shown: nothing, and nobody dropped, while it could not be seen. */
  const seen = (queue: ToastQueue, now: number) => {
    const people = queue.shown.length + queue.waiting.length;
    if (people === 0) return queue;
    const isListInTheWay = state.open && innerWidth < TOAST_BESIDE_LIST_PX;
    return isListInTheWay || isModalOpen() ? postpone(queue) : resume(queue, now);
  };
  const act: Act = (change) => {
    if (signal.aborted) return;
    const wasOpen = state.open;
    state = { ...state, ...change(state) };
    if (state.open && !wasOpen && !state.ViewerList) options.onListMissing();
    const now = performance.now();
    const queue = seen(state.queue, now);
    state = { ...state, queue };
    clearTimeout(timer);
    const due = nextChange(queue) ?? (queue.waiting.length > 0 ? now + UNSEEN_RETRY_MS : null);
    if (due !== null) {
      const goOn = () =>
        act((before) => {
          const at = performance.now();
          return { queue: advance(seen(before.queue, at), at) };
        });
      timer = setTimeout(goOn, due - now);
    }
    render(<Overlay state={state} act={act} onSignIn={options.onSignIn} />, stage);
    const hadBanner = hasBanner;
    hasBanner = stage.querySelector('.banner') !== null;
    if (hasBanner && !hadBanner) lookForHeaders();
  };
  const announcer = createAnnouncer((announcement) => act(() => ({ announcement })));

  awaitList(signal, ({ ViewerList, css }) => {
    if (!state.ViewerList) place.addStyle(css);
    act(() => ({ ViewerList }));
  });
  // Also while the focus is on the page, and the list only hovered.
  ownTyping(place, signal, (key) => {
    if (key !== 'Escape' || !state.open) return;
    // Not to lose the focus with the search field. It opens the list, so it goes before closing.
    stage.querySelector<HTMLElement>('.viewers:focus-within .pill')?.focus();
    act(() => ({ open: false, query: '' }));
  });
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
      const news = detectJoins(memory, view, now);
      memory = news.memory;
      const here = new Set(view.members.map((member) => member.id));
      act(({ queue }) => ({
        view,
        queue: document.hidden ? EMPTY_QUEUE : enqueue(keepPresent(queue, here), news.joined, now),
      }));
      if (view.connection === 'live') {
        announcer.announce(peopleWords.countHere(view.count));
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
