import type { ChapterView } from '../messages/chapter-view.ts';

type People = ChapterView['members'];

/** How long a toast stays. In ms. */
const SHOWN_FOR_MS = 5_000;
/** Who joins within this time of a toast's appearing is named in the same toast. In ms. */
const MERGE_WITHIN_MS = 1_000;
/** How long a toast takes to fade away. In ms; `tokens.css` has the same. */
const FADE_MS = 160;

/** The toast on the page, of which there is never more than one, and who waits for the next. Times are ms by the clock of `performance.now()`, which nobody can set. */
export interface ToastQueue {
  /** Whom the toast names; empty when there is none. */
  shown: People;
  /** Whether it was gathered over a while: then it says how many joined, not who. */
  gathered: boolean;
  mergeUntil: number;
  endsAt: number;
  /** Since when the pointer or the focus has been on the toast, which stops its clock. */
  heldSince: number | null;
  /** Whether it is fading away. */
  leaving: boolean;
  waiting: People;
  /** Until when those who wait are gathered; 0: they are not. */
  gatherUntil: number;
}

export const EMPTY_QUEUE: ToastQueue = {
  shown: [],
  gathered: false,
  mergeUntil: 0,
  endsAt: 0,
  heldSince: null,
  leaving: false,
  waiting: [],
  gatherUntil: 0,
};

/**
 * `people` have joined: they get a toast at once, come into a fresh one, or wait for the present one to end.
 *
 * @param gatherMs ms over which they wait for others who join, for one toast of all; `Infinity`: they get none
 */
export function enqueue(
  queue: ToastQueue,
  people: People,
  now: number,
  gatherMs: number = 0,
): ToastQueue {
  if (people.length === 0 || gatherMs === Infinity) return queue;
  const waiting = merge(queue.waiting, people);
  if (gatherMs > 0) return { ...queue, waiting, gatherUntil: queue.gatherUntil || now + gatherMs };
  if (queue.shown.length === 0) return showWaiting(waiting, 0, now);
  if (now < queue.mergeUntil && !queue.leaving) {
    return { ...queue, shown: merge(queue.shown, people), endsAt: now + SHOWN_FOR_MS };
  }
  return { ...queue, waiting };
}

/** A toast could not be seen now: whom it names waits, for a toast of full length once it can. */
export function postpone(queue: ToastQueue): ToastQueue {
  const { shown, leaving, gathered, waiting, gatherUntil } = queue;
  if (leaving || shown.length === 0) return { ...EMPTY_QUEUE, waiting, gatherUntil };
  // What was gathered long enough stays so.
  return { ...EMPTY_QUEUE, waiting: merge(shown, waiting), gatherUntil: gathered ? 1 : 0 };
}

/** Toasts can be seen again: who has waited for that gets theirs. */
export function resume(queue: ToastQueue, now: number): ToastQueue {
  const { shown, waiting, gatherUntil } = queue;
  return shown.length > 0 ? queue : showWaiting(waiting, gatherUntil, now);
}

/** Drops who waits for a toast but has gone meanwhile: "Ana joined" would be no longer true. */
export function keepPresent(queue: ToastQueue, here: ReadonlySet<string>): ToastQueue {
  const waiting = queue.waiting.filter(({ id }) => here.has(id));
  return waiting.length === queue.waiting.length ? queue : { ...queue, waiting };
}

/** The pointer or the focus has come onto the toast: its clock stops. */
export function hold(queue: ToastQueue, now: number): ToastQueue {
  return queue.leaving || queue.heldSince !== null ? queue : { ...queue, heldSince: now };
}

/** Both have left it: its clock goes on from where it stopped. */
export function release(queue: ToastQueue, now: number): ToastQueue {
  const { heldSince, endsAt } = queue;
  if (heldSince === null) return queue;
  return { ...queue, heldSince: null, endsAt: endsAt + now - heldSince };
}

/** The learner has closed the toast. */
export function dismiss(queue: ToastQueue, now: number): ToastQueue {
  return { ...queue, heldSince: null, leaving: true, endsAt: now + FADE_MS };
}

/** What has become of the queue at `now`: a toast whose time is over fades, one that has faded makes room for the next. */
export function advance(queue: ToastQueue, now: number): ToastQueue {
  const due = nextChange(queue);
  if (due === null || now < due) return queue;
  if (!queue.leaving) return dismiss(queue, now);
  return showWaiting(queue.waiting, queue.gatherUntil, now);
}

/** When {@link advance} has something to do next (ms by `performance.now()`), or `null` while it hasn't. */
export function nextChange(queue: ToastQueue): number | null {
  return queue.shown.length === 0 || queue.heldSince !== null ? null : queue.endsAt;
}

function showWaiting(waiting: People, gatherUntil: number, now: number): ToastQueue {
  if (waiting.length === 0) return EMPTY_QUEUE;
  if (now < gatherUntil) return { ...EMPTY_QUEUE, waiting, gatherUntil };
  const gathered = gatherUntil > 0;
  const mergeUntil = gathered ? 0 : now + MERGE_WITHIN_MS;
  return { ...EMPTY_QUEUE, shown: waiting, gathered, mergeUntil, endsAt: now + SHOWN_FOR_MS };
}

function merge(people: People, more: People): People {
  return [...people, ...more.filter(({ id }) => people.every((person) => person.id !== id))];
}
