import { render } from 'preact';
import type { ChapterView } from '../messages/chapter-view.ts';
import { peopleWords } from '../words/people.ts';
import { createAnnouncer } from './announcer.ts';
import { detectJoins, type Memory } from './detect-joins.ts';
import { gatherJoinsFor } from './gather-joins.ts';
import type { Place } from './host.ts';
import { isModalOpen } from './modal.ts';
import css from './overlay.css?inline';
import { Overlay } from './overlay.tsx';
import { followPageLook } from './page-look.ts';
import { awaitPeople } from './people-part.ts';
import { type Act, CHAPTER_BEGINS, hasCompany, type OverlayState } from './state.ts';
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

/** Ms until what draws people by name is asked for again, where it did not come: a frozen page runs nothing. */
const ASK_AGAIN_MS = 2_000;

/** The overlay on a chapter page. */
export interface MountedOverlay {
  /** Shows `view`, and a toast for whoever has newly joined with it. */
  show(view: ChapterView): void;
  /** Another chapter begins: who is on it when its first view comes has not newly joined. */
  startChapter(): void;
  /** Called with every key that is pressed on the page, also while the list is only hovered. */
  onKey(key: string): void;
}

/** What a chapter page has for its overlay. */
export interface OverlayCalls {
  /** Called when the learner, signed out, activates the pill. */
  onSignIn: () => void;
  /** Called when what draws people by name is needed and not here: who brings it gives it to `alongsidePeople`. */
  onPeopleMissing: () => void;
}

/**
 * Draws the overlay in its place, until `signal` ends. Until the first `show` it is invisible, and
 * after a moment says that it is connecting.
 */
export function mountOverlay(
  place: Place,
  signal: AbortSignal,
  { onSignIn, onPeopleMissing }: OverlayCalls,
): MountedOverlay {
  const { stage } = place;
  place.addStyle(css);
  const lookForHeaders = followPageLook(stage, signal);

  let state: OverlayState = {
    ...CHAPTER_BEGINS,
    parts: null,
    folded: false,
    announcement: '',
  };
  let memory: Memory | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasBanner = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  /** The queue as it is to be shown: nothing, and nobody dropped, while it could not be seen. */
  const seen = (queue: ToastQueue, now: number) => {
    const people = queue.shown.length + queue.waiting.length;
    if (people === 0) return queue;
    const isListInTheWay = state.open && innerWidth < TOAST_BESIDE_LIST_PX;
    const isUnseen = !state.parts || isListInTheWay || isModalOpen();
    return isUnseen ? postpone(queue) : resume(queue, now);
  };
  const askForPeople = (now: number) => {
    const isNeeded = state.open || hasCompany(state.view);
    if (state.parts || !isNeeded || now - askedAt < ASK_AGAIN_MS) return;
    askedAt = now;
    onPeopleMissing();
  };
  const act: Act = (change) => {
    if (signal.aborted) return;
    state = { ...state, ...change(state) };
    const now = performance.now();
    askForPeople(now);
    const queue = seen(state.queue, now);
    state = { ...state, queue };
    clearTimeout(timer);
    const again = Math.max(queue.gatherUntil, now + UNSEEN_RETRY_MS);
    const due = nextChange(queue) ?? (queue.waiting.length > 0 ? again : null);
    if (due !== null) {
      const goOn = () =>
        act((before) => {
          const at = performance.now();
          return { queue: advance(seen(before.queue, at), at) };
        });
      timer = setTimeout(goOn, due - now);
    }
    render(<Overlay state={state} act={act} onSignIn={onSignIn} />, stage);
    const hadBanner = hasBanner;
    hasBanner = stage.querySelector('.banner') !== null;
    if (hasBanner && !hadBanner) lookForHeaders();
    state.parts?.lookForPages(state, act);
  };
  const announcer = createAnnouncer((announcement) => act(() => ({ announcement })));

  awaitPeople(signal, (parts, css) => {
    if (!state.parts) place.addStyle(css);
    act(() => ({ parts }));
  });
  document.addEventListener(
    'visibilitychange',
    () => act(({ queue }) => ({ queue: document.hidden ? EMPTY_QUEUE : queue })),
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    announcer.stop();
    render(null, stage);
  });
  act(() => ({}));

  return {
    show(view) {
      const now = performance.now();
      const news = detectJoins(memory, view, now);
      memory = news.memory;
      const here = new Set(view.members.map((member) => member.id));
      act(({ queue }) => ({
        view,
        queue: document.hidden
          ? EMPTY_QUEUE
          : enqueue(keepPresent(queue, here), news.joined, now, gatherJoinsFor(view.count)),
      }));
      if (view.connection === 'live') {
        announcer.announce(peopleWords.countHere(view.count));
      }
    },
    startChapter() {
      memory = null;
      act(() => CHAPTER_BEGINS);
    },
    onKey(key) {
      if (key !== 'Escape' || !state.open) return;
      // Not to lose the focus with the search field. It opens the list, so it goes before closing.
      stage.querySelector<HTMLElement>('.viewers:focus-within .pill')?.focus();
      act(() => ({ open: false, query: '' }));
    },
  };
}
